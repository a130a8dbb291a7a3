// @ts-check
'use strict';

const NOTE_EVERY_MS = 10_000;
const REDRAW_EVERY_MS = 500;

/**
 * Shows that a long task is alive: one line that rewrites itself on a
 * terminal, a line every ten seconds elsewhere.
 *
 * @param {{ log: (line: string) => void, detail?: () => string }} options
 *   `detail` is asked for a few words at every update.
 * @returns {{ step(name: string): void, end(): void }}
 */
function startProgress({ log, detail = () => '' }) {
	const started = Date.now();
	const live = Boolean(process.stderr.isTTY);
	let current = 'starting';

	const line = () => {
		const seconds = Math.round((Date.now() - started) / 1000);
		const words = detail();
		return `  ${seconds} s  ${current}${words ? ` (${words})` : ''}`;
	};
	const redraw = () => process.stderr.write(`\r\x1b[K${line()}`);
	const timer = live
		? setInterval(redraw, REDRAW_EVERY_MS)
		: setInterval(() => log(line()), NOTE_EVERY_MS);
	timer.unref();

	return {
		step(name) {
			current = name;
			if (live) redraw();
			else log(line());
		},
		end() {
			clearInterval(timer);
			if (live) process.stderr.write('\r\x1b[K');
		},
	};
}

module.exports = { startProgress };
