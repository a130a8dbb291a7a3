/**
 * Runs `work` for every entry, at most `atOnce` of them at a time, starting in order.
 * `work` must not throw: each caller keeps one entry's trouble with that entry.
 */
export async function sideBySide<T>(
	entries: readonly T[],
	atOnce: number,
	work: (entry: T, index: number) => Promise<void>,
): Promise<void> {
	let next = 0;
	const lane = async () => {
		while (next < entries.length) {
			const index = next++;
			await work(entries[index], index);
		}
	};
	const lanes = Math.max(1, Math.min(Math.floor(atOnce) || 1, entries.length));
	await Promise.all(Array.from({ length: lanes }, lane));
}
