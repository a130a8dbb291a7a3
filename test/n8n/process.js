// @ts-check
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const { until } = require('./poll');

const LOG_TAIL_LINES = 25;
const STOP_TIMEOUT_MS = 40_000;
const OWN_GROUP = process.platform !== 'win32';

/** @type {Set<() => void>} ends each n8n that must not outlive this process */
const killedWithUs = new Set();
let watching = false;

function killAll() {
	for (const kill of killedWithUs) kill();
}

/** Node.js tells `exit` listeners nothing when a signal ends it. */
function watchOurEnd() {
	process.on('exit', killAll);
	for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
		const onSignal = () => {
			killAll();
			process.off(signal, onSignal);
			if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
		};
		process.on(signal, onSignal);
	}
}

/**
 * @typedef {object} ProcessOptions
 * @property {NodeJS.ProcessEnv} env
 * @property {string} cwd
 * @property {string} logFile
 * @property {{ uid: number, gid: number }} [user] ourselves by default
 * @property {NodeJS.Signals} [stopSignal] what asks it to shut down, SIGTERM by default
 *
 * @typedef {object} N8nProcess
 * @property {number} pid
 * @property {() => boolean} isRunning
 * @property {() => string} logTail
 * @property {() => Promise<void>} kill ends n8n and its task runner at once, like a power cut
 * @property {() => Promise<void>} stop asks n8n to shut down and waits for it
 */

/**
 * Starts an n8n command (`start`, `worker`, …) in the background.
 *
 * @param {{ node: string, n8n: string }} installation
 * @param {string[]} args
 * @param {ProcessOptions} options
 * @returns {N8nProcess}
 */
function startProcess({ node, n8n }, args, options) {
	return startCommand('n8n', node, [n8n, ...args], options);
}

/**
 * Starts any program in the background; it ends with us.
 *
 * @param {string} name what it is called in messages
 * @param {string} command
 * @param {string[]} args
 * @param {ProcessOptions} options
 * @returns {N8nProcess}
 */
function startCommand(name, command, args, { env, cwd, logFile, user, stopSignal = 'SIGTERM' }) {
	if (!watching) watchOurEnd();
	watching = true;
	const log = fs.openSync(logFile, 'a');
	// A group of its own: a Ctrl-C must not reach n8n behind our back, and its
	// task runner must not outlive it.
	const child = spawn(command, args, {
		...user,
		env,
		cwd,
		stdio: ['ignore', log, log],
		detached: OWN_GROUP,
	});
	fs.closeSync(log);
	let running = child.pid !== undefined;
	child.on('exit', () => (running = false));
	child.on('error', (error) => {
		running = false;
		fs.appendFileSync(logFile, `${error.message}\n`);
	});
	const pid = child.pid ?? -1;

	/** @param {NodeJS.Signals} signal */
	const killGroup = (signal) => {
		try {
			process.kill(OWN_GROUP ? -pid : pid, signal);
		} catch (error) {
			if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
		}
	};
	const killNow = () => killGroup('SIGKILL');
	if (running) killedWithUs.add(killNow);
	child.on('exit', () => killedWithUs.delete(killNow));

	const kill = async () => {
		if (!running) return;
		killNow();
		await until(() => !running, { what: `${name} (process ${pid}) to die` });
	};
	return {
		pid,
		isRunning: () => running,
		logTail: () =>
			fs.readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n'),
		kill,
		async stop() {
			if (!running) return;
			child.kill(stopSignal);
			try {
				await until(() => !running, { what: `${name} to stop`, timeoutMs: STOP_TIMEOUT_MS });
			} catch {
				await kill();
			}
		},
	};
}

module.exports = { startCommand, startProcess };
