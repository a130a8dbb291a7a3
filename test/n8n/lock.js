// @ts-check
'use strict';

const fs = require('node:fs');
const { until } = require('./poll');

/** @param {number} pid */
function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: the process exists but belongs to another user.
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}

/** @param {string} file */
function tryLock(file) {
	try {
		fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
		return true;
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		return false;
	}
}

/**
 * Removes a lock whose owner died. Renaming first makes sure that of several
 * waiting processes only one removes this very lock, and none a newer one.
 *
 * @param {string} file
 */
function removeIfStale(file) {
	try {
		const { mtimeMs } = fs.statSync(file);
		const pid = Number(fs.readFileSync(file, 'utf8'));
		// An empty file is a lock that is just being written, unless it stays empty.
		if (pid ? isAlive(pid) : Date.now() - mtimeMs < 10_000) return;
		const grave = `${file}.${process.pid}`;
		fs.renameSync(file, grave);
		fs.rmSync(grave, { force: true });
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
	}
}

/**
 * Runs `work` while holding a lock file, so that no other process does it at
 * the same time. A lock left behind by a dead process is taken over.
 *
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (pid: string) => void, timeoutMs?: number }} [options]
 * @returns {Promise<T>}
 */
async function withLock(file, work, { onWait, timeoutMs = 30 * 60_000 } = {}) {
	let told = false;
	await until(
		() => {
			if (tryLock(file)) return true;
			removeIfStale(file);
			if (!told && fs.existsSync(file)) {
				told = true;
				onWait?.(fs.readFileSync(file, 'utf8'));
			}
			return false;
		},
		{ what: `the lock ${file}`, timeoutMs, intervalMs: 250 },
	);
	const unlock = () => fs.rmSync(file, { force: true });
	process.once('exit', unlock);
	try {
		return await work();
	} finally {
		process.off('exit', unlock);
		unlock();
	}
}

module.exports = { withLock };
