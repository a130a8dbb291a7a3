// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { runNpm } = require('../../test/n8n/run');

const ROOT = path.resolve(__dirname, '..', '..');
const SOURCES = ['nodes', 'credentials', 'package.json', 'gulpfile.js', 'tsconfig.json'];

/**
 * When anything below a path was last changed; 0 where there is nothing.
 *
 * @param {string} file
 * @returns {number}
 */
function lastChange(file) {
	const stats = fs.statSync(file, { throwIfNoEntry: false });
	if (!stats) return 0;
	if (!stats.isDirectory()) return stats.mtimeMs;
	return Math.max(0, ...fs.readdirSync(file).map((name) => lastChange(path.join(file, name))));
}

/**
 * Builds the package unless `dist/` is newer than all that it is made of.
 *
 * @param {(line: string) => void} log
 */
async function buildIfStale(log) {
	const newestSource = Math.max(...SOURCES.map((name) => lastChange(path.join(ROOT, name))));
	if (lastChange(path.join(ROOT, 'dist')) >= newestSource) return;
	log('Building the package');
	await runNpm(['run', 'build'], { cwd: ROOT });
}

module.exports = { buildIfStale };
