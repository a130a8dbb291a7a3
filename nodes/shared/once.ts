/**
 * `work`, done once per key: whoever asks later shares the first one's answer, under way or done.
 * For what many items of one run have in common, such as the avatar that they all name.
 */
export function once<T>(work: (key: string) => Promise<T>): (key: string) => Promise<T> {
	const answers = new Map<string, Promise<T>>();
	return async (key) => {
		const known = answers.get(key);
		if (known) return await known;
		const answer = work(key);
		answers.set(key, answer);
		return await answer;
	};
}
