'use strict';

const { KEYS, startSandbox } = require('../sandbox');
const { packTarball } = require('./pack');
const { finishedRuns } = require('./runs');
const { startN8n } = require('./server');
const { heyGenTrigger, triggerChain } = require('./trigger-workflows');
const { credentialsFor, itemsOf } = require('./workflows');

const EVENTS = 1000;
const SECONDS = 60;

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('./server').N8nServer} */
let n8n;

beforeAll(async () => {
	sandbox = await startSandbox({ renderSeconds: Infinity });
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [triggerChain('load', heyGenTrigger('load'))],
		// Else n8n builds a sandbox for expressions twice per event, which takes most of the time.
		env: { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' },
		log: (line) => process.stderr.write(`${line}\n`),
	});
}, 900_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.close();
}, 60_000);

it(`takes ${EVENTS} events in ${SECONDS} seconds, and runs each once`, async () => {
	const { webhooks } = sandbox.heygen;
	webhooks.configure({ retryAfterMs: [] });
	const sent = [];
	const startedAt = Date.now();
	for (let i = 0; i < EVENTS; i++) {
		const due = startedAt + (i * SECONDS * 1000) / EVENTS;
		await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
		sent.push(webhooks.emit('avatar_video.success', { video_id: `video ${i}` }));
	}
	const events = await Promise.all(sent);
	const seconds = (Date.now() - startedAt) / 1000;
	const times = webhooks.deliveries.map(({ tookMs }) => tookMs).sort((a, b) => a - b);
	process.stderr.write(
		`${EVENTS} events in ${seconds.toFixed(0)} s: answered in ${times[EVENTS / 2]} ms (median), ${times.at(-1)} ms (slowest)\n`,
	);
	const accepted = webhooks.deliveries.filter(({ status }) => status === 200);
	expect(accepted).toHaveLength(EVENTS);
	expect(times.at(-1)).toBeLessThan(2000);
	expect(seconds).toBeLessThan(SECONDS + 2);
	const done = await finishedRuns(n8n, 'load', EVENTS);
	const ran = [];
	for (let i = 0; i < done.length; i += 10) {
		const some = done.slice(i, i + 10).map(({ id }) => n8n.rest.execution(id));
		ran.push(...(await Promise.all(some)).flatMap((run) => itemsOf(run, 'Report')));
	}
	const ids = (list) => list.map(({ event_id: id }) => id).sort();
	expect(ids(ran)).toEqual(ids(events));
}, 300_000);
