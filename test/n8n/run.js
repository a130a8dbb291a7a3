// @ts-check
'use strict';

const { spawn } = require('node:child_process');
const path = require('node:path');

const TAIL_LINES = 40;

/** Settings of an `npm run` around us that must not reach an npm we start. */
const OUTER_NPM_SETTINGS =
	/^npm_(package_|lifecycle_|command$|config_(local_prefix|global_?prefix|prefix|global|ignore_scripts|allow_scripts|package_lock|nodedir|dry_run|workspaces?|include|omit)$)/i;

/**
 * The environment for an npm of our own, free of what an outer `npm run` set.
 *
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
function npmEnvironment(extra = {}) {
	const kept = Object.entries(process.env).filter(([name]) => !OUTER_NPM_SETTINGS.test(name));
	return { ...Object.fromEntries(kept), ...extra };
}

/**
 * Runs a command to its end and returns its standard output. Fails with the
 * last lines of everything it said.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, timeoutMs?: number }} [options]
 * @returns {Promise<string>}
 */
function run(command, args, { cwd, env, shell, timeoutMs } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] });
		const killer = timeoutMs && setTimeout(() => child.kill('SIGKILL'), timeoutMs);
		const stopWithUs = () => child.kill();
		process.once('exit', stopWithUs);
		let output = '';
		let everything = '';
		child.stdout.on('data', (chunk) => {
			output += chunk;
			everything += chunk;
		});
		child.stderr.on('data', (chunk) => (everything += chunk));
		const settle = () => {
			if (killer) clearTimeout(killer);
			process.off('exit', stopWithUs);
		};
		child.on('error', (error) => {
			settle();
			reject(new Error(`${command} could not be started: ${error.message}`));
		});
		child.on('close', (code, signal) => {
			settle();
			if (code === 0) return resolve(output);
			const tail = everything.trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
			reject(new Error(`${[command, ...args].join(' ')} ended with ${signal ?? code}:\n${tail}`));
		});
	});
}

/**
 * Runs npm: the very npm that started us, where there is one.
 *
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>}
 */
async function runNpm(args, { cwd, env }) {
	const outer = process.env.npm_execpath;
	const options = { cwd, env: npmEnvironment(env) };
	if (outer && path.basename(outer) === 'npm-cli.js') {
		return await run(process.execPath, [outer, ...args], options);
	}
	// On Windows npm is a batch file, which only a shell can start.
	return await run('npm', args, { ...options, shell: process.platform === 'win32' });
}

module.exports = { run, runNpm };
