// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { LOOPBACK, assertPortIsFree, freePorts, n8nEnvironment } = require('../n8n/environment');
const { installCommunityPackage } = require('../n8n/package-install');
const { startProcess } = require('../n8n/process');
const { waitUntilReady } = require('../n8n/readiness');
const { forgetCrash, temporaryFolder } = require('../n8n/user-folder');

/**
 * @typedef {object} MemberOptions
 * @property {import('../n8n/install').N8nInstallation} installation
 * @property {string} name of its folder
 * @property {string} [tarball] community package to install
 * @property {string} encryptionKey the main process's own
 * @property {Record<string, string>} env what all processes of the cluster share
 * @property {number} [port] a free one by default
 */

/**
 * Starts a process that serves a main n8n in queue mode, apart from it as if in a container of its
 * own: with its own user folder and its own copy of the package.
 *
 * @param {string[]} command `worker` or `webhook`, with options
 * @param {MemberOptions} options
 */
async function startMember(command, { installation, name, tarball, encryptionKey, env, port }) {
	const userFolder = temporaryFolder(`n8n-${name}-`);
	if (tarball) await installCommunityPackage(userFolder, tarball);
	const [freePort, brokerPort] = await freePorts(2);
	const ownPort = port ?? freePort;
	const url = `http://${LOOPBACK}:${ownPort}`;
	const settings = n8nEnvironment({
		installation,
		userFolder,
		port: ownPort,
		brokerPort,
		encryptionKey,
		extra: {
			// A worker listens only when it is asked to.
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(ownPort),
			N8N_WORKER_SERVER_ADDRESS: LOOPBACK,
			...env,
		},
	});
	const logFile = path.join(userFolder, 'n8n.log');

	const launch = async () => {
		await assertPortIsFree(ownPort);
		const started = startProcess(installation, command, {
			env: settings,
			cwd: userFolder,
			logFile,
		});
		await waitUntilReady(started, url);
		return started;
	};
	let current = await launch();

	return {
		name,
		url,
		logFile,
		get pid() {
			return current.pid;
		},
		/** Ends the process at once, like a power cut. */
		async kill() {
			await current.kill();
			forgetCrash(userFolder);
		},
		/** Starts the process again on the same folder and port. */
		async restart() {
			await current.stop();
			current = await launch();
		},
		/** Shuts the process down in good order. */
		async stop() {
			await current.stop();
		},
		/** Removes the user folder; only after the end of the process. */
		remove() {
			fs.rmSync(userFolder, { recursive: true, force: true });
		},
	};
}

/** @typedef {Awaited<ReturnType<typeof startMember>>} Member */

module.exports = { startMember };
