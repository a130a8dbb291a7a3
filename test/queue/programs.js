// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const {
	answerWhetherThere,
	aptInstall,
	canInstall,
	findProgram,
	isRoot,
} = require('../n8n/programs');

/** Debian keeps PostgreSQL's server programs off the PATH, in a folder per version. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';
const MISSING_HINT =
	'Queue mode needs PostgreSQL and Redis. On Debian and Ubuntu: apt-get install postgresql redis-server; on macOS: brew install postgresql@16 redis';

/**
 * @typedef {object} Programs paths
 * @property {string} initdb
 * @property {string} postgres
 * @property {string} pgIsReady
 * @property {string} psql
 * @property {string} redisServer
 */

/** The folders of PostgreSQL's programs, those of the newest version first. */
function postgresFolders() {
	const versions = fs.existsSync(DEBIAN_POSTGRES) ? fs.readdirSync(DEBIAN_POSTGRES) : [];
	const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
	return newestFirst.map((version) => path.join(DEBIAN_POSTGRES, version, 'bin'));
}

/** @returns {Record<keyof Programs, string | undefined>} */
function findAll() {
	const find = (/** @type {string} */ name) => findProgram(name, postgresFolders());
	return {
		initdb: find('initdb'),
		postgres: find('postgres'),
		pgIsReady: find('pg_isready'),
		psql: find('psql'),
		redisServer: find('redis-server'),
	};
}

/** @param {Record<string, string | undefined>} found */
function missing(found) {
	return Object.keys(found).filter((name) => !found[name]);
}

/**
 * Finds the programs of PostgreSQL and Redis, installing them where that is possible: as root on a
 * system with apt-get.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<Programs>}
 * @throws {Error} that says what is missing and how to install it
 */
async function ensurePrograms(log) {
	let found = findAll();
	if (missing(found).length > 0 && canInstall()) {
		const needed = missing(found).some((name) => name !== 'redisServer') ? ['postgresql'] : [];
		if (!found.redisServer) needed.push('redis-server');
		await aptInstall(needed, log);
		found = findAll();
	}
	if (missing(found).length > 0) {
		throw new Error(`${missing(found).join(', ')} not found. ${MISSING_HINT}`);
	}
	postgresUser();
	return /** @type {Programs} */ (found);
}

/**
 * The user that runs PostgreSQL, which refuses to run as root; undefined for ourselves.
 *
 * @returns {{ uid: number, gid: number } | undefined}
 */
function postgresUser() {
	if (!isRoot()) return undefined;
	/** @param {string} option */
	const id = (option) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
	try {
		return { uid: id('-u'), gid: id('-g') };
	} catch {
		throw new Error('PostgreSQL does not run as root, and there is no user "postgres" to run it');
	}
}

module.exports = { ensurePrograms, postgresUser };

if (require.main === module) answerWhetherThere(ensurePrograms);
