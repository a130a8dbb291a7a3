import { inTurn } from '../../../../nodes/shared/assets/inTurn';

describe('inTurn', () => {
	it('runs so many at a time, in order, and goes on after an error', async () => {
		const turn = inTurn(2);
		const log: string[] = [];
		let running = 0;
		let most = 0;
		const work = (name: string) =>
			turn(async () => {
				most = Math.max(most, ++running);
				log.push(name);
				await Promise.resolve();
				running--;
				if (name === 'b') throw new Error('broken');
				return name;
			});
		const results = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(work));
		expect(log).toEqual(['a', 'b', 'c', 'd', 'e']);
		expect(most).toBe(2);
		expect(results.map(({ status }) => status)).toEqual([
			'fulfilled',
			'rejected',
			'fulfilled',
			'fulfilled',
			'fulfilled',
		]);
		expect(await work('f')).toBe('f');
	});
});
