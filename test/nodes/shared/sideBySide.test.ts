import { sideBySide } from '../../../nodes/shared/sideBySide';

/** Works on `count` entries; says in which order they began and how many were under way at most. */
async function run(count: number, atOnce: number) {
	const begun: number[] = [];
	let underWay = 0;
	let most = 0;
	await sideBySide(
		Array.from({ length: count }, (_, n) => `entry ${n}`),
		atOnce,
		async (entry, index) => {
			expect(entry).toBe(`entry ${index}`);
			begun.push(index);
			most = Math.max(most, ++underWay);
			// The later ones are quicker.
			for (let turns = count - index; turns > 0; turns--) await Promise.resolve();
			underWay--;
		},
	);
	return { begun, most };
}

describe('sideBySide', () => {
	it.each([
		[10, 1, 1],
		[10, 3, 3],
		[2, 5, 2],
		[10, 2.9, 2],
		[10, 0, 1],
		[10, -1, 1],
		[10, NaN, 1],
		[10, Infinity, 10],
		[0, 5, 0],
	])('works on %i entries, %p at once, with %i under way', async (count, atOnce, most) => {
		expect(await run(count, atOnce)).toEqual({
			begun: Array.from({ length: count }, (_, n) => n),
			most,
		});
	});

	it('begins the next one as soon as one ends', async () => {
		const ends: Array<() => void> = [];
		const begun: string[] = [];
		const done = sideBySide(['a', 'b', 'c'], 2, async (entry) => {
			begun.push(entry);
			await new Promise<void>((end) => ends.push(end));
		});
		expect(begun).toEqual(['a', 'b']);
		ends[1]();
		await Promise.resolve();
		await Promise.resolve();
		expect(begun).toEqual(['a', 'b', 'c']);
		ends[0]();
		ends[2]();
		await done;
	});
});
