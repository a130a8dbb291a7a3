// @ts-check
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { n8nEnvironment } = require('./environment');
const { withLock } = require('./lock');
const { startProgress } = require('./progress');
const { run, runNpm } = require('./run');
const { IS_OLDER, VERSION } = require('./version');

const NODE_VERSION = '24.21.0';
const NATIVE_MODULES = ['sqlite3', 'isolated-vm'];
/** The lock file and the overrides are for the newest n8n. */
const MANIFESTS = IS_OLDER ? ['.npmrc'] : ['package.json', 'package-lock.json', '.npmrc'];
const DONE_MARKER = 'complete.json';

/**
 * @typedef {object} N8nInstallation
 * @property {string} dir folder that holds everything below
 * @property {string} node the Node.js that n8n runs on
 * @property {string} n8n n8n's start script
 * @property {string} emptyDatabase folder with a migrated SQLite database without any content
 */

/** The per-user cache folder of this operating system. */
function userCacheDir() {
	if (process.platform === 'win32') {
		return process.env.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData', 'Local');
	}
	if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches');
	return process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache');
}

/**
 * What npm is asked for when it is not the newest n8n. Later versions of what such an n8n depends on
 * do not fit together any more; xlsx is on a server of its own, which not every machine reaches, and
 * no test reads tables.
 */
function olderManifest() {
	const { dependencies, overrides } = require('./package.json');
	const fitting = VERSION.startsWith('1.')
		? { '@langchain/langgraph-checkpoint': '1.0.0' }
		: overrides;
	return JSON.stringify({
		dependencies: { ...dependencies, n8n: VERSION },
		overrides: { ...fitting, xlsx: '0.18.5' },
	});
}

/** Changes whenever another n8n or another Node.js is asked for. */
function installationKey() {
	const hash = crypto.createHash('sha256');
	for (const name of MANIFESTS) hash.update(fs.readFileSync(path.join(__dirname, name)));
	if (IS_OLDER) hash.update(olderManifest());
	hash.update(`${NODE_VERSION} ${process.platform} ${process.arch}`);
	return hash.digest('hex').slice(0, 16);
}

/** Name of the npm package that carries Node.js itself for this machine. */
function nodePackage() {
	const platform = process.platform === 'win32' ? 'win' : process.platform;
	return `node-${platform}-${process.arch}`;
}

/**
 * @param {string} dir
 * @returns {N8nInstallation & { nodeDir: string }}
 */
function layout(dir) {
	const nodeDir = path.join(dir, 'runtime', 'node_modules', nodePackage());
	return {
		dir,
		nodeDir,
		node: path.join(nodeDir, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
		n8n: path.join(dir, 'node_modules', 'n8n', 'bin', 'n8n'),
		emptyDatabase: path.join(dir, 'empty', '.n8n'),
	};
}

/**
 * npm makes all folders first and fills them later: only a manifest tells that
 * a package has arrived.
 *
 * @param {string} dir
 */
function countPackages(dir) {
	const modules = path.join(dir, 'node_modules');
	if (!fs.existsSync(modules)) return 0;
	const hasArrived = (/** @type {string} */ name) =>
		fs.existsSync(path.join(modules, name, 'package.json'));
	return fs.readdirSync(modules).filter(hasArrived).length;
}

/**
 * The `runtime` folder is separate so that n8n's lock file fits every platform.
 *
 * @param {string} dir
 */
async function installPackages(dir) {
	const runtime = path.join(dir, 'runtime');
	fs.mkdirSync(runtime, { recursive: true });
	fs.writeFileSync(path.join(runtime, 'package.json'), '{ "private": true }\n');
	fs.copyFileSync(path.join(__dirname, '.npmrc'), path.join(runtime, '.npmrc'));
	for (const name of MANIFESTS) fs.copyFileSync(path.join(__dirname, name), path.join(dir, name));
	await runNpm(['install', `${nodePackage()}@${NODE_VERSION}`], { cwd: runtime });
	if (IS_OLDER) fs.writeFileSync(path.join(dir, 'package.json'), olderManifest());
	await runNpm(['install'], { cwd: dir });
}

/** @param {N8nInstallation & { nodeDir: string }} paths */
async function buildNativeModules({ dir, node, nodeDir }) {
	await runNpm(['rebuild', ...NATIVE_MODULES], {
		cwd: dir,
		env: {
			npm_config_ignore_scripts: 'false',
			npm_config_nodedir: nodeDir,
			PATH: path.dirname(node) + path.delimiter + process.env.PATH,
		},
	});
}

/**
 * Proves that n8n starts and its database works; the migrated database is
 * kept, since creating it is the longest part of every first start.
 *
 * @param {N8nInstallation} installation
 */
async function smokeTest(installation) {
	const { dir, node, n8n } = installation;
	const env = n8nEnvironment({
		installation,
		userFolder: path.join(dir, 'empty'),
		port: 0,
		brokerPort: 0,
		encryptionKey: 'empty',
	});
	const version = (await run(node, [n8n, '--version'], { env })).trim();
	if (!version.includes(VERSION)) {
		throw new Error(`n8n ${VERSION} was installed but says it is ${version}`);
	}
	await run(node, [n8n, 'list:workflow'], { env });
}

/**
 * @param {N8nInstallation & { nodeDir: string }} paths
 * @param {(line: string) => void} log
 */
async function install(paths, log) {
	const { dir } = paths;
	fs.rmSync(dir, { recursive: true, force: true });
	fs.mkdirSync(dir, { recursive: true });
	log(`Installing n8n ${VERSION} into ${dir} (about 2 GB and some minutes, once per machine)`);
	const progress = startProgress({ log, detail: () => `${countPackages(dir)} packages on disk` });
	try {
		progress.step('downloading n8n and its Node.js');
		await installPackages(dir);
		progress.step(`building ${NATIVE_MODULES.join(' and ')}`);
		await buildNativeModules(paths);
		progress.step('starting n8n for the first time');
		await smokeTest(paths);
	} catch (error) {
		throw new Error(`n8n could not be installed.\n${/** @type {Error} */ (error).message}`);
	} finally {
		progress.end();
	}
	fs.writeFileSync(
		path.join(dir, DONE_MARKER),
		JSON.stringify({ finished: new Date().toISOString() }),
	);
}

/**
 * Returns the cached n8n, installing it first where it is missing or broken.
 * The cache folder is N8N_TEST_CACHE or a folder in the user's cache.
 *
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<N8nInstallation>}
 */
async function ensureN8n({ log = () => {} } = {}) {
	const cache = path.resolve(
		process.env.N8N_TEST_CACHE ?? path.join(userCacheDir(), 'n8n-nodes-deepseek-heygen'),
	);
	const dir = path.join(cache, installationKey());
	const { nodeDir, ...paths } = layout(dir);
	const isComplete = () => fs.existsSync(path.join(dir, DONE_MARKER));
	if (isComplete()) return paths;
	fs.mkdirSync(cache, { recursive: true });
	await withLock(
		`${dir}.lock`,
		async () => {
			if (!isComplete()) await install({ ...paths, nodeDir }, log);
		},
		{ onWait: (pid) => log(`Waiting for process ${pid}, which is installing n8n`) },
	);
	return paths;
}

module.exports = { ensureN8n };

if (require.main === module) {
	ensureN8n({ log: (line) => console.error(line) }).then(
		(paths) => console.log(JSON.stringify(paths, null, '\t')),
		(error) => {
			console.error(error.message);
			process.exitCode = 1;
		},
	);
}
