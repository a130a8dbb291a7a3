// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { LOOPBACK, assertPortIsFree, freePorts, n8nEnvironment } = require('./environment');
const { ensureN8n } = require('./install');
const { installCommunityPackage } = require('./package-install');
const { startProcess } = require('./process');
const { waitForApi, waitForWebhooks, waitUntilReady } = require('./readiness');
const { restClient } = require('./rest');
const userFolders = require('./user-folder');
const { IS_OLDER } = require('./version');

/**
 * @typedef {object} N8nOptions
 * @property {string} [tarball] community package to install; none for a bare n8n
 * @property {string} [userFolder] a new temporary one by default
 * @property {number} [port] a free one by default
 * @property {Record<string, string>} [env] more settings for n8n
 * @property {string} [webhookUrl] where webhooks are called, when another process serves them
 * @property {import('./user-folder').Credential[]} [credentials]
 * @property {any[]} [workflows] as n8n exports them; those with `active: true` are published
 * @property {(line: string) => void} [log] told about the progress of a first installation
 *
 * @typedef {Awaited<ReturnType<typeof startN8n>>} N8nServer
 */

/**
 * Starts a real n8n server with a packed community package installed in it,
 * and credentials and workflows loaded. When this returns, the triggers of all
 * published workflows are listened to.
 *
 * @param {N8nOptions} [options]
 */
async function startN8n(options = {}) {
	const { tarball, credentials = [], workflows = [], log } = options;
	const installation = await ensureN8n({ log });
	const userFolder = options.userFolder ?? userFolders.temporaryFolder('n8n-user-');
	fs.mkdirSync(userFolder, { recursive: true });
	const { encryptionKey, owner } = userFolders.folderSettings(userFolder);
	const [freePort, brokerPort] = await freePorts(2);
	const port = options.port ?? freePort;
	const url = `http://${LOOPBACK}:${port}`;
	const { webhookUrl = url } = options;
	const env = n8nEnvironment({
		installation,
		userFolder,
		port,
		brokerPort,
		encryptionKey,
		extra: options.env,
	});
	const logFile = path.join(userFolder, 'n8n.log');
	const rest = restClient({ url, owner });

	const launch = async () => {
		// Else a server that is already there would be taken for ours.
		await assertPortIsFree(port);
		const started = startProcess(installation, ['start'], { env, cwd: userFolder, logFile });
		await waitUntilReady(started, url);
		await waitForApi(url);
		return started;
	};

	if ((env.DB_TYPE ?? 'sqlite') === 'sqlite') {
		userFolders.seedDatabase(userFolder, installation.emptyDatabase);
	}
	if (tarball) await installCommunityPackage(userFolder, tarball);
	if (credentials.length > 0) await userFolders.importCredentials(installation, credentials, env);
	let current = await launch();

	/** @type {any[]} */
	const loaded = [];
	/** @param {any[]} added */
	const addWorkflows = async (added) => {
		const published = [];
		// An older n8n gives workflows ids of its own, except on the command line.
		if (IS_OLDER) await userFolders.importWorkflows(installation, added, env);
		for (const workflow of added) {
			const saved = await rest.saveWorkflow(workflow);
			if (workflow.active) published.push(saved);
		}
		await rest.publishWorkflows(...published);
		loaded.push(...added);
		await waitForWebhooks(webhookUrl, added);
	};
	try {
		await addWorkflows(workflows);
	} catch (error) {
		await current.kill();
		throw error;
	}

	return {
		url,
		userFolder,
		logFile,
		rest,
		get pid() {
			return current.pid;
		},
		/** Loads more workflows; those with `active: true` are published. */
		addWorkflows,
		/** Ends n8n at once, like a power cut. */
		async kill() {
			await current.kill();
			userFolders.forgetCrash(userFolder);
		},
		/** Shuts n8n down in good order. */
		async stop() {
			await current.stop();
		},
		/** Starts n8n again on the same folder and port. */
		async restart() {
			await current.stop();
			current = await launch();
			await waitForWebhooks(webhookUrl, loaded);
		},
	};
}

module.exports = { startN8n };
