// @ts-check
'use strict';

const { execFile } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { promisify } = require('node:util');
const { LOOPBACK, freePorts } = require('../n8n/environment');
const { until } = require('../n8n/poll');
const { startCommand } = require('../n8n/process');
const { temporaryFolder } = require('../n8n/user-folder');
const { ensurePrograms, postgresUser } = require('./programs');
const { redisCommand } = require('./redis');

const exec = promisify(execFile);
const USER = 'n8n';
const DATABASE = 'postgres';

/**
 * Waits until a service answers. One that ends or hangs instead is reported and killed.
 *
 * @param {string} name
 * @param {import('../n8n/process').N8nProcess} service
 * @param {() => Promise<unknown>} ask rejects while it is not ready
 */
async function waitUntilReady(name, service, ask) {
	const answers = () =>
		ask().then(
			() => true,
			() => false,
		);
	try {
		await until(
			async () => {
				if (!service.isRunning()) throw new Error(`${name} ended: ${service.logTail()}`);
				return await answers();
			},
			{ what: `${name} to start` },
		);
	} catch (error) {
		await service.kill();
		throw error;
	}
}

/**
 * @param {import('./programs').Programs} programs
 * @param {{ folder: string, port: number }} place
 */
async function startPostgres(programs, { folder, port }) {
	const user = postgresUser();
	const data = path.join(folder, 'postgres');
	fs.mkdirSync(data, { mode: 0o700 });
	if (user) fs.chownSync(data, user.uid, user.gid);
	const env = { PATH: process.env.PATH, LC_ALL: 'C' };
	await exec(
		programs.initdb,
		['-D', data, '-U', USER, '--auth=trust', '--encoding=UTF8', '--no-sync'],
		{ ...user, env, cwd: data },
	);
	const settings = {
		port,
		listen_addresses: LOOPBACK,
		unix_socket_directories: data,
		max_connections: 200,
		// The data need not outlive the machine.
		fsync: 'off',
		synchronous_commit: 'off',
		full_page_writes: 'off',
	};
	const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const server = startCommand('PostgreSQL', programs.postgres, ['-D', data, ...options], {
		env,
		cwd: data,
		user,
		logFile: path.join(folder, 'postgres.log'),
		// SIGTERM would wait for all clients to leave.
		stopSignal: 'SIGINT',
	});
	const address = ['-h', LOOPBACK, '-p', String(port), '-U', USER, '-d', DATABASE];
	await waitUntilReady('PostgreSQL', server, () => exec(programs.pgIsReady, address));
	return {
		host: LOOPBACK,
		port,
		user: USER,
		database: DATABASE,
		stop: server.stop,
		/**
		 * Runs a query and returns its rows as lists of texts.
		 *
		 * @param {string} sql whose values hold neither a tab nor a line break
		 * @returns {Promise<string[][]>}
		 */
		async query(sql) {
			const format = ['--no-psqlrc', '--tuples-only', '--no-align', '--field-separator=\t'];
			const { stdout } = await exec(programs.psql, [...address, ...format, '-c', sql]);
			const lines = stdout.split('\n').filter((line) => line !== '');
			return lines.map((line) => line.split('\t'));
		},
	};
}

/**
 * @param {import('./programs').Programs} programs
 * @param {{ folder: string, port: number }} place
 */
async function startRedis(programs, { folder, port }) {
	const args = ['--port', String(port), '--bind', LOOPBACK, '--dir', folder, '--save', ''];
	const server = startCommand('Redis', programs.redisServer, args, {
		env: { PATH: process.env.PATH },
		cwd: folder,
		logFile: path.join(folder, 'redis.log'),
	});
	/** @param {...string} command */
	const command = (...command) => redisCommand({ host: LOOPBACK, port }, ...command);
	await waitUntilReady('Redis', server, () => command('PING'));
	return { host: LOOPBACK, port, command, stop: server.stop };
}

/**
 * Starts a PostgreSQL and a Redis of our own, on free ports and with their data in a temporary
 * folder, which `stop` removes.
 *
 * @param {{ log?: (line: string) => void }} [options]
 */
async function startServices({ log = () => {} } = {}) {
	const programs = await ensurePrograms(log);
	const folder = temporaryFolder('n8n-queue-');
	// PostgreSQL's user has to pass through to its folder.
	fs.chmodSync(folder, 0o755);
	const [postgresPort, redisPort] = await freePorts(2);
	/** @type {(() => Promise<void>)[]} */
	const stops = [];
	const stop = async () => {
		await Promise.all(stops.map((end) => end()));
		fs.rmSync(folder, { recursive: true, force: true });
	};
	try {
		const redis = await startRedis(programs, { folder, port: redisPort });
		stops.push(redis.stop);
		const postgres = await startPostgres(programs, { folder, port: postgresPort });
		stops.push(postgres.stop);
		return { postgres, redis, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** @typedef {Awaited<ReturnType<typeof startServices>>} Services */

module.exports = { startServices };
