// @ts-check
'use strict';

/** The longest delay that setTimeout takes; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Delays that never keep the process alive and can all be ended at once.
 *
 * @returns {{ after: (ms: number) => Promise<boolean>, clear: () => void }} `after` resolves to true when
 * the time has passed, to false when `clear` came first.
 */
function createTimers() {
	/** @type {Map<NodeJS.Timeout, (elapsed: boolean) => void>} */
	const waiting = new Map();
	return {
		after: (ms) =>
			new Promise((resolve) => {
				const timer = setTimeout(
					() => {
						waiting.delete(timer);
						resolve(true);
					},
					Math.min(Math.max(ms, 0), LONGEST),
				);
				timer.unref();
				waiting.set(timer, resolve);
			}),
		clear: () => {
			for (const [timer, resolve] of waiting) {
				clearTimeout(timer);
				resolve(false);
			}
			waiting.clear();
		},
	};
}

/** @typedef {ReturnType<typeof createTimers>} Timers */

module.exports = { createTimers };
