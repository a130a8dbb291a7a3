// @ts-check
'use strict';

const fs = require('node:fs');
const { LOOPBACK, freePorts } = require('../n8n/environment');
const { ensureN8n } = require('../n8n/install');
const { startN8n } = require('../n8n/server');
const { folderSettings, temporaryFolder } = require('../n8n/user-folder');
const { startMember } = require('./member');
const { startServices } = require('./services');

/**
 * @typedef {object} ClusterOptions
 * @property {string} [tarball] community package to install in every process
 * @property {import('../n8n/user-folder').Credential[]} [credentials]
 * @property {any[]} [workflows] as n8n exports them; those with `active: true` are published
 * @property {number} [workers] how many
 * @property {number} [concurrency] how many executions a worker runs at a time
 * @property {Record<string, string>} [env] more settings for all processes
 * @property {(line: string) => void} [log]
 *
 * @typedef {Awaited<ReturnType<typeof startCluster>>} Cluster
 */

/**
 * What all processes of the cluster have to agree on.
 *
 * @param {import('./services').Services} services
 * @param {string} webhookUrl
 * @returns {Record<string, string>}
 */
function sharedSettings({ postgres, redis }, webhookUrl) {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: postgres.host,
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: postgres.database,
		DB_POSTGRESDB_USER: postgres.user,
		// A file on one process's disk would be out of the others' reach.
		N8N_DEFAULT_BINARY_DATA_MODE: 'database',
		WEBHOOK_URL: `${webhookUrl}/`,
		// Production calls go to the webhook processor alone, as behind a load balancer.
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	};
}

/**
 * Starts an n8n in queue mode: PostgreSQL, Redis, a main process, workers and a webhook processor.
 * When this returns, the webhooks of all published workflows are listened to.
 *
 * @param {ClusterOptions} [options]
 */
async function startCluster(options = {}) {
	const { tarball, credentials, workflows = [], workers = 2, concurrency = 5, log } = options;
	const installation = await ensureN8n({ log });
	const services = await startServices({ log });
	const [webhookPort] = await freePorts(1);
	const webhookUrl = `http://${LOOPBACK}:${webhookPort}`;
	const env = { ...sharedSettings(services, webhookUrl), ...options.env };
	const userFolder = temporaryFolder('n8n-main-');
	const { encryptionKey } = folderSettings(userFolder);
	const shared = { installation, tarball, encryptionKey, env };
	/** @type {import('./member').Member[]} */
	const members = [];
	let workersStarted = 0;
	/** @type {import('../n8n/server').N8nServer | undefined} */
	let main;

	const stop = async () => {
		await Promise.all([main, ...members].map((process) => process?.stop()));
		await services.stop();
		for (const member of members) member.remove();
		fs.rmSync(userFolder, { recursive: true, force: true });
	};
	/** Starts another worker. */
	const startWorker = async () => {
		const command = ['worker', `--concurrency=${concurrency}`];
		const name = `worker-${++workersStarted}`;
		const worker = await startMember(command, { ...shared, name });
		members.push(worker);
		return worker;
	};

	try {
		// The others find the database as main has made it, and the workflows when they are published.
		main = await startN8n({ tarball, userFolder, env, webhookUrl, credentials, log });
		const webhookProcessor = await startMember(['webhook'], {
			...shared,
			name: 'webhook',
			port: webhookPort,
		});
		members.push(webhookProcessor);
		const startedWorkers = await Promise.all(Array.from({ length: workers }, startWorker));
		await main.addWorkflows(workflows);
		return {
			main,
			rest: main.rest,
			webhookProcessor,
			workers: startedWorkers,
			startWorker,
			webhookUrl,
			services,
			/** How many executions hold a worker's slot, and how many wait for one. */
			async queue() {
				/** @param {string} list */
				const length = async (list) =>
					Number(await services.redis.command('LLEN', `bull:jobs:${list}`));
				return { active: await length('active'), waiting: await length('wait') };
			},
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

module.exports = { startCluster };
