// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { ensureN8n } = require('../test/n8n/install');
const { packTarball } = require('../test/n8n/pack');
const { startN8n } = require('../test/n8n/server');
const { temporaryFolder } = require('../test/n8n/user-folder');
const { buildIfStale } = require('./lib/build-if-stale');
const { HELP, readOptions } = require('./lib/demo-options');
const { startServices } = require('./lib/demo-services');
const { loadDemoWorkflow } = require('./lib/demo-workflow');
const { failureOf, followExecution, itemsOf } = require('./lib/follow-execution');
const { isMp4 } = require('./lib/mp4');

const SANDBOX_DEADLINE_MS = 5 * 60_000;
const REAL_DEADLINE_MS = 60 * 60_000;

/** @type {(() => Promise<unknown> | void)[]} what to undo at the end, last first */
const cleanups = [];
let keepLog = () => {};
let ending = false;
let finished = false;
const started = Date.now();
const say = (/** @type {string} */ line) => console.log(line);
const elapsed = () => Math.round((Date.now() - started) / 100) / 10;

async function cleanUp() {
	for (const undo of cleanups.splice(0).reverse()) await undo();
}

/**
 * Prints each thing that happened since the last look at the execution.
 *
 * @param {{ script: string, video: string }} nodeNames
 */
function narrator(nodeNames) {
	let scriptTold = false;
	let parkedTold = false;
	return (/** @type {any} */ execution) => {
		const [script] = itemsOf(execution, nodeNames.script);
		if (script?.script && !scriptTold) {
			scriptTold = true;
			say(`${elapsed()} s  DeepSeek wrote ${script.words} words:\n\n${script.script}\n`);
		}
		if (execution.status === 'waiting' && !parkedTold) {
			parkedTold = true;
			say(`${elapsed()} s  HeyGen is rendering. n8n has put the execution aside meanwhile.`);
		}
	};
}

/**
 * Starts all that the demo needs.
 *
 * @param {{ out: string }} options
 */
async function setUp({ out }) {
	const outDir = path.resolve(out);
	fs.mkdirSync(outDir, { recursive: true });
	const stamp = new Date().toISOString().replace(/[:.]/g, '-');
	const file = path.join(fs.realpathSync(outDir), `lead-video-${stamp}.mp4`);

	await buildIfStale(say);
	const tarball = await packTarball();
	await ensureN8n({ log: say });
	const services = await startServices();
	cleanups.push(services.close);
	say(
		services.real
			? 'Using the real DeepSeek and HeyGen.'
			: 'Using the sandbox: nothing is paid for.',
	);

	say(`${elapsed()} s  Starting n8n with ${path.basename(tarball)} installed`);
	const { credentials } = services;
	const userFolder = temporaryFolder('n8n-demo-');
	cleanups.push(() => fs.rmSync(userFolder, { recursive: true, force: true, maxRetries: 3 }));
	keepLog = () => {
		const log = path.join(userFolder, 'n8n.log');
		if (!fs.existsSync(log)) return;
		const copy = path.join(outDir, 'n8n.log');
		fs.copyFileSync(log, copy);
		say(`What n8n had to say is in ${copy}`);
	};
	const n8n = await startN8n({
		userFolder,
		tarball,
		credentials,
		env: { N8N_RESTRICT_FILE_ACCESS_TO: path.dirname(file) },
	});
	cleanups.push(() => n8n.stop());
	const workflow = await loadDemoWorkflow(n8n, { credentials, file });
	say(`${elapsed()} s  n8n runs at ${n8n.url}. The avatar is ${workflow.avatarName}.`);
	const timeoutMs = services.real ? REAL_DEADLINE_MS : SANDBOX_DEADLINE_MS;
	return { n8n, file, timeoutMs, ...workflow };
}

/**
 * Sends the lead as the very text it was given as, and waits for the video.
 *
 * @param {Awaited<ReturnType<typeof setUp>>} demo
 * @param {string} lead
 */
async function makeVideo({ n8n, file, webhookPath, nodeNames, workflowId, timeoutMs }, lead) {
	say(`${elapsed()} s  Sending the lead: ${lead}`);
	const refused = fetch(`${n8n.url}/webhook/${webhookPath}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: lead,
	}).then(
		// A workflow that answers at its end may fail there: its execution says more.
		(response) => (response.status === 404 ? response.text() : undefined),
		() => undefined,
	);
	const refusal = refused.then((text) => {
		if (text) throw new Error(`n8n refused the lead: ${text}`);
		return new Promise(() => {});
	});
	const onChange = narrator(nodeNames);
	const execution = /** @type {any} */ (
		await Promise.race([followExecution(n8n, { workflowId, timeoutMs, onChange }), refusal])
	);
	if (!fs.existsSync(file)) {
		throw new Error(
			failureOf(execution) ?? `The workflow ended as ${execution.status} without a video`,
		);
	}
	if (!isMp4(file)) throw new Error(`${file} is not an MP4 file`);
	const [script] = itemsOf(execution, nodeNames.script);
	const [video] = itemsOf(execution, nodeNames.video);
	return { file, video_id: video?.job_id, script_words: script?.words };
}

async function main() {
	const options = readOptions();
	if (options.help) return say(HELP);
	const demo = await setUp(options);
	const result = await makeVideo(demo, options.lead);
	say(`${elapsed()} s  Video ${result.video_id} is finished: ${result.file}`);
	if (options.keep) {
		const { email, password } = demo.n8n.rest.owner;
		say(`n8n keeps running at ${demo.n8n.url} (sign in as ${email}, password ${password}).`);
		say('Press Ctrl-C to stop it.');
	} else {
		await cleanUp();
	}
	say(JSON.stringify({ ok: true, ...result, seconds: elapsed() }));
}

/** @param {string} reason */
async function fail(reason) {
	// What is being stopped may fail in turn; only the first reason counts.
	if (ending) return;
	ending = true;
	keepLog();
	await cleanUp().catch((error) => console.error(error.message));
	say(JSON.stringify({ ok: false, error: reason }));
	process.exit(1);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
	process.on(signal, async () => {
		if (!finished) return await fail(`Stopped by ${signal}`);
		if (ending) return;
		ending = true;
		await cleanUp();
		process.exit(0);
	});
}
main().then(
	() => (finished = true),
	(error) => fail(error.message),
);
