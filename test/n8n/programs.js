// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { run } = require('./run');

/**
 * Finds a program by its name.
 *
 * @param {string} name
 * @param {string[]} [folders] to look in first
 * @returns {string | undefined} its path
 */
function findProgram(name, folders = []) {
	return [...folders, ...(process.env.PATH ?? '').split(path.delimiter)]
		.map((folder) => path.join(folder, name))
		.find((file) => fs.existsSync(file));
}

function isRoot() {
	return process.getuid?.() === 0;
}

/** A machine without a way to the packages is to say so within a minute. */
const BRIEFLY = ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1'];

/** Whether programs may be installed here: as root, on a system with apt-get. */
function canInstall() {
	return isRoot() && findProgram('apt-get') !== undefined;
}

/**
 * @param {string[]} packages Debian's names
 * @param {(line: string) => void} log
 */
async function aptInstall(packages, log) {
	log(`Installing ${packages.join(' and ')} with apt-get`);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	/** @param {...string} args */
	const aptGet = async (...args) => await run('apt-get', [...BRIEFLY, ...args], { env });
	const install = () => aptGet('install', '-y', '--no-install-recommends', ...packages);
	try {
		await install();
	} catch {
		// Package lists that are missing or old name files that are no longer there.
		await aptGet('update');
		await install();
	}
}

/**
 * For a script that asks whether a test can be run here: ends with 1, saying why, where `ensure` fails.
 *
 * @param {(log: (line: string) => void) => Promise<unknown>} ensure
 */
function answerWhetherThere(ensure) {
	ensure((line) => console.error(line)).catch((error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}

module.exports = { answerWhetherThere, aptInstall, canInstall, findProgram, isRoot };
