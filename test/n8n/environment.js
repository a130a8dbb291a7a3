// @ts-check
'use strict';

const fs = require('node:fs');
const net = require('node:net');
const path = require('node:path');

const LOOPBACK = '127.0.0.1';

/**
 * All that n8n may see of our own environment. Anything else (NODE_ENV of a
 * test runner, N8N_ settings, API keys) would change what n8n does.
 */
const INHERITED = new Set(
	[
		'PATH HOME USER TMPDIR TEMP TMP LANG LC_ALL TZ',
		'SYSTEMROOT COMSPEC PATHEXT APPDATA LOCALAPPDATA USERPROFILE',
		'HTTP_PROXY HTTPS_PROXY NODE_EXTRA_CA_CERTS SSL_CERT_FILE',
	].flatMap((names) => names.split(' ')),
);

/** Modules that talk to n8n's own servers, or take seconds to start, and that no workflow needs. */
const UNUSED_MODULES = ['agents', 'chat-hub', 'instance-ai', 'mcp', 'mcp-registry'];

/**
 * Those that this n8n has: it refuses to be told of others.
 *
 * @param {{ n8n: string }} installation
 */
function unusedModules({ n8n }) {
	const modules = path.join(path.dirname(n8n), '..', 'dist', 'modules');
	return UNUSED_MODULES.filter((name) => fs.existsSync(path.join(modules, name)));
}

/**
 * Listens on a port for a moment.
 *
 * @param {number} port 0 for any that is free
 * @returns {Promise<net.Server>}
 */
async function listen(port) {
	const server = net.createServer();
	await new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, LOOPBACK, () => resolve(undefined));
	});
	return server;
}

/** @param {net.Server} server */
async function close(server) {
	await new Promise((resolve) => server.close(resolve));
}

/**
 * Finds ports that nothing listens on.
 *
 * @param {number} count
 * @returns {Promise<number[]>}
 */
async function freePorts(count) {
	// All are held open at once, so that no port comes twice.
	const servers = await Promise.all(Array.from({ length: count }, () => listen(0)));
	const ports = servers.map((server) => /** @type {net.AddressInfo} */ (server.address()).port);
	await Promise.all(servers.map(close));
	return ports;
}

/**
 * @param {number} port
 * @throws {Error} when something else listens on the port
 */
async function assertPortIsFree(port) {
	try {
		await close(await listen(port));
	} catch (error) {
		const reason = /** @type {NodeJS.ErrnoException} */ (error).code;
		throw new Error(`n8n cannot use port ${port}: ${reason}`);
	}
}

/**
 * The environment of an n8n that runs without a browser and apart from any
 * other n8n on this machine.
 *
 * @param {{ installation: { n8n: string }, userFolder: string, port: number, brokerPort: number, encryptionKey: string, extra?: Record<string, string> }} options
 * @returns {NodeJS.ProcessEnv}
 */
function n8nEnvironment({ installation, userFolder, port, brokerPort, encryptionKey, extra }) {
	const inherited = Object.entries(process.env).filter(([name]) =>
		INHERITED.has(name.toUpperCase()),
	);
	return {
		...Object.fromEntries(inherited),
		NODE_ENV: 'production',
		NO_PROXY: `${LOOPBACK},localhost`,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: encryptionKey,
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'false',
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: LOOPBACK,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		WEBHOOK_URL: `http://${LOOPBACK}:${port}/`,
		N8N_EDITOR_BASE_URL: `http://${LOOPBACK}:${port}/`,
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem',
		N8N_DISABLED_MODULES: unusedModules(installation).join(','),
		...extra,
	};
}

module.exports = { LOOPBACK, assertPortIsFree, freePorts, n8nEnvironment };
