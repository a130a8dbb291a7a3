// @ts-check
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { run } = require('./run');

/**
 * @typedef {object} FolderSettings what must stay the same for a user folder
 * @property {string} encryptionKey
 * @property {{ email: string, password: string }} owner
 *
 * @typedef {{ id: string, name: string, type: string, data: object }} Credential
 */

/**
 * Makes an empty folder with a random name.
 *
 * @param {string} prefix
 * @returns {string}
 */
function temporaryFolder(prefix) {
	// n8n compares real paths, and some systems keep their temporary folder behind a link.
	return fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), prefix));
}

/**
 * Reads the secrets that belong to a user folder, inventing them at first use.
 *
 * @param {string} userFolder
 * @returns {FolderSettings}
 */
function folderSettings(userFolder) {
	const file = path.join(userFolder, 'test-server.json');
	if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
	const settings = {
		encryptionKey: crypto.randomBytes(24).toString('hex'),
		// n8n wants a digit and a capital letter in a password.
		owner: { email: 'owner@example.com', password: `A1${crypto.randomBytes(9).toString('hex')}` },
	};
	fs.writeFileSync(file, JSON.stringify(settings), { mode: 0o600 });
	return settings;
}

/**
 * Saves n8n its two hundred migrations, unless the folder has been used before.
 *
 * @param {string} userFolder
 * @param {string} emptyDatabase folder with a migrated SQLite database
 */
function seedDatabase(userFolder, emptyDatabase) {
	const home = path.join(userFolder, '.n8n');
	if (fs.existsSync(path.join(home, 'database.sqlite'))) return;
	fs.mkdirSync(home, { recursive: true });
	const files = fs.readdirSync(emptyDatabase).filter((name) => name.startsWith('database.sqlite'));
	for (const name of files) {
		fs.copyFileSync(path.join(emptyDatabase, name), path.join(home, name));
	}
}

/**
 * Imports credentials while n8n is down. Only the command line keeps the ids
 * that workflows refer to.
 *
 * @param {{ node: string, n8n: string }} installation
 * @param {Credential[]} credentials
 * @param {NodeJS.ProcessEnv} env
 */
async function importCredentials({ node, n8n }, credentials, env) {
	const folder = temporaryFolder('n8n-credentials-');
	try {
		const file = path.join(folder, 'credentials.json');
		fs.writeFileSync(file, JSON.stringify(credentials), { mode: 0o600 });
		await run(node, [n8n, 'import:credentials', `--input=${file}`], { env });
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Makes n8n forget that it was killed: it would only sleep for ten seconds at
 * its next start, and do nothing else about it.
 *
 * @param {string} userFolder
 */
function forgetCrash(userFolder) {
	fs.rmSync(path.join(userFolder, '.n8n', 'crash.journal'), { force: true });
}

module.exports = { folderSettings, forgetCrash, importCredentials, seedDatabase, temporaryFolder };
