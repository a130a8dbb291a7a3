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
 * Imports something on n8n's command line, which keeps the ids that it has.
 *
 * @param {'credentials' | 'workflow'} what
 * @param {{ node: string, n8n: string }} installation
 * @param {object[]} content
 * @param {NodeJS.ProcessEnv} env
 */
async function importInto(what, { node, n8n }, content, env) {
	const folder = temporaryFolder(`n8n-${what}-`);
	try {
		const file = path.join(folder, `${what}.json`);
		fs.writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
		await run(node, [n8n, `import:${what}`, `--input=${file}`], { env });
	} finally {
		fs.rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * Imports credentials while n8n is down.
 *
 * @param {{ node: string, n8n: string }} installation
 * @param {Credential[]} credentials
 * @param {NodeJS.ProcessEnv} env
 */
async function importCredentials(installation, credentials, env) {
	await importInto('credentials', installation, credentials, env);
}

/**
 * Imports workflows, unpublished, also while n8n runs.
 *
 * @param {{ node: string, n8n: string }} installation
 * @param {any[]} workflows
 * @param {NodeJS.ProcessEnv} env
 */
async function importWorkflows(installation, workflows, env) {
	const unpublished = workflows.map((workflow) => ({ ...workflow, active: false }));
	await importInto('workflow', installation, unpublished, env);
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

module.exports = {
	folderSettings,
	forgetCrash,
	importCredentials,
	importWorkflows,
	seedDatabase,
	temporaryFolder,
};
