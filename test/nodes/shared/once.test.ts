import { once } from '../../../nodes/shared/once';

describe('once', () => {
	it('does the work once for each key, and hands on the answer', async () => {
		const asked: string[] = [];
		const find = once(async (key) => {
			asked.push(key);
			return key.toUpperCase();
		});
		expect([await find('a'), await find('b'), await find('a')]).toEqual(['A', 'B', 'A']);
		expect(asked).toEqual(['a', 'b']);
	});

	it('shares an answer that is still under way', async () => {
		let asked = 0;
		const find = once(async () => {
			await Promise.resolve();
			return ++asked;
		});
		expect(await Promise.all([find('a'), find('a'), find('a')])).toEqual([1, 1, 1]);
	});

	it('shares an answer that is undefined', async () => {
		let asked = 0;
		const find = once(async () => {
			asked++;
			return undefined;
		});
		expect([await find('a'), await find('a')]).toEqual([undefined, undefined]);
		expect(asked).toBe(1);
	});

	it('shares a failure, whoever asks', async () => {
		let asked = 0;
		const find = once(async () => {
			asked++;
			throw new Error('gone');
		});
		const outcomes = await Promise.allSettled([find('a'), find('a')]);
		await expect(find('a')).rejects.toThrow('gone');
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(asked).toBe(1);
	});

	it('knows keys that objects have by themselves', async () => {
		const find = once(async (key) => `found ${key}`);
		for (const key of ['__proto__', 'constructor', '']) {
			expect(await find(key)).toBe(`found ${key}`);
		}
	});

	it('keeps answers apart from those of another one', async () => {
		const [first, second] = [1, 2].map((answer) => once(async () => answer));
		expect([await first('a'), await second('a')]).toEqual([1, 2]);
	});
});
