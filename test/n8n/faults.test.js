'use strict';

const path = require('node:path');
const { KEYS, startSandbox } = require('../sandbox');
const { packTarball } = require('./pack');
const { until } = require('./poll');
const { startN8n } = require('./server');
const { credentialsFor, itemsOf, twoOutputs } = require('./workflows');

const RECORD = path.join(__dirname, '..', '..', 'test-results', 'heygen-requests.jsonl');
const WORKFLOW = 'faults';
/** A request is sent this often before the run sleeps over it, for 65 seconds. */
const ATTEMPTS = 4;
const NEXT_LOOK_MS = 200_000;
const COMPLETED = { status: 'completed' };
const unknownKey = { kind: 'status', status: 401, code: 'unauthorized' };
const inside = (code) => ({ kind: 'errorIn200', code, message: 'Played by the test' });

/** Name, the fault, and where the run ends: as a finished video, or as a failure of this code. */
const ON_CREATION = [
	['429 with Retry-After', { kind: 'status', status: 429, retryAfter: 1, times: 2 }],
	['429 that asks for ten minutes', { kind: 'status', status: 429, retryAfter: 600 }],
	['500', { kind: 'status', status: 500 }],
	['500 for longer than a look', { kind: 'status', status: 500, times: ATTEMPTS }],
	['an HTML 502', { kind: 'html' }],
	['a cut connection', { kind: 'cut' }],
	['a connection that is cut after the work', { kind: 'cut', afterWork: true }],
	['an outage inside a 200', inside('internal_error')],
	['a refusal inside a 200', inside('insufficient_credit'), 'insufficient_credit'],
	[
		'an unknown avatar',
		{ kind: 'status', status: 404, code: 'avatar_not_found' },
		'avatar_not_found',
	],
	['a key that is refused', unknownKey, 'unauthorized'],
];
const ON_LOOKING = [
	['429 with Retry-After', { kind: 'status', status: 429, retryAfter: 1, times: 2 }],
	['429 that asks for ten minutes', { kind: 'status', status: 429, retryAfter: 600 }],
	['500 for longer than a look', { kind: 'status', status: 500, times: ATTEMPTS }],
	['HTML 502s', { kind: 'html', times: ATTEMPTS }],
	['cut connections', { kind: 'cut', times: ATTEMPTS }],
	['answers cut in half', { kind: 'truncated', times: ATTEMPTS }],
	['outages inside a 200', { ...inside('internal_error'), times: ATTEMPTS }],
	['a video without its URL yet', { kind: 'nullUrl', times: 2 }],
	['a key that is refused', unknownKey, 'unauthorized'],
];

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('./server').N8nServer} */
let n8n;
/** Runs by the text of their lead. All go on side by side, since a sleep takes a minute. */
const runs = {};

const videosOf = (lead) =>
	[...sandbox.heygen.videos.values()].filter(({ body }) => body.script === lead);
const theVideoOf = async (lead, timeoutMs = 30_000) => {
	const [video] = await until(() => (videosOf(lead).length > 0 ? videosOf(lead) : undefined), {
		what: `a video for ${lead}`,
		timeoutMs,
	});
	return video;
};
/** Starts a run and returns it when it sleeps or has ended. */
const start = async (lead) => {
	const known = (await n8n.rest.executions()).map(({ id }) => id);
	const answer = await fetch(`${n8n.url}/webhook/${WORKFLOW}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ leads: [{ name: lead, text: lead }] }),
	});
	expect(answer.status).toBe(200);
	return await n8n.rest.waitForExecution(
		({ id, mode }) => mode === 'webhook' && !known.includes(id),
		{ status: ['waiting', 'success'] },
	);
};
/** HeyGen's call, without anything that has happened. */
const poke = async ({ callbackUrl }) => await fetch(callbackUrl, { method: 'POST' });
const looksAt = ({ id }) =>
	sandbox.heygen.requests.filter(({ path: where }) => where === `/v3/videos/${id}`).length;
const ended = async (lead) => {
	const run = runs[lead];
	await run.played;
	const execution = await n8n.rest.waitForExecution(run.id, {
		status: 'success',
		timeoutMs: NEXT_LOOK_MS,
	});
	return { done: itemsOf(execution, 'Report'), failed: itemsOf(execution, 'Failed') };
};

const startWithFault = async ([name, spec, failure]) => {
	const lead = `creation: ${name}`;
	const fault = sandbox.heygen.fault({ method: 'POST', path: '/v3/videos', ...spec });
	const run = await start(lead);
	expect(fault.hits).toBe(fault.times);
	const finish = async () => {
		const { id } = await theVideoOf(lead, NEXT_LOOK_MS);
		await sandbox.heygen.finish(id, COMPLETED);
	};
	runs[lead] = { id: run.id, played: failure ? undefined : finish() };
};
const lookWithFault = async ([name, spec]) => {
	const lead = `looking: ${name}`;
	const run = await start(lead);
	const { id } = await theVideoOf(lead);
	const fault = sandbox.heygen.fault({ method: 'GET', path: `/v3/videos/${id}`, ...spec });
	const play = async () => {
		await sandbox.heygen.finish(id, COMPLETED);
		await until(() => fault.hits === fault.times, { what: `all of ${name} to be played` });
	};
	runs[lead] = { id: run.id, played: play() };
};

beforeAll(async () => {
	sandbox = await startSandbox({ recordFile: RECORD, renderSeconds: Infinity });
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [twoOutputs(WORKFLOW, sandbox.heygen.looks[0].id)],
		log: (line) => process.stderr.write(`${line}\n`),
	});
	for (const lead of ['forgotten', 'strange word']) {
		const run = await start(lead);
		const video = await theVideoOf(lead);
		if (lead === 'forgotten') sandbox.heygen.forget(video.id);
		else sandbox.heygen.setStatus(video.id, 'a_word_never_seen_before');
		await poke(video);
		runs[lead] = { id: run.id, video };
	}
	for (const row of ON_LOOKING) await lookWithFault(row);
	// A fault hits whatever is created next: one run after the other.
	for (const row of ON_CREATION) await startWithFault(row);
}, 900_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.close();
}, 60_000);

const expectEnd = async (lead, failure) => {
	const { done, failed } = await ended(lead);
	if (failure) {
		expect(failed).toMatchObject([{ lead, details: { failure_code: failure } }]);
		expect(done).toEqual([]);
		return;
	}
	const [{ id }, ...others] = videosOf(lead);
	expect(done).toMatchObject([{ lead, job_id: id, status: 'completed', failure_code: null }]);
	expect(failed).toEqual([]);
	expect(others).toHaveLength(0);
};

describe('a sleeping run ends as it should after', () => {
	// A row of two would make jest pass a callback for the third.
	it.each(ON_CREATION.map(([name, , failure = '']) => [name, failure]))(
		'%s, when it creates a video',
		async (name, failure) => await expectEnd(`creation: ${name}`, failure),
		NEXT_LOOK_MS + 10_000,
	);

	it.each(ON_LOOKING.map(([name, , failure = '']) => [name, failure]))(
		'%s, when it looks',
		async (name, failure) => await expectEnd(`looking: ${name}`, failure),
		NEXT_LOOK_MS + 10_000,
	);

	it('a status word never seen before, which is in progress', async () => {
		const { id, video } = runs['strange word'];
		expect(looksAt(video)).toBeGreaterThan(0);
		expect((await n8n.rest.execution(id)).status).toBe('waiting');
		sandbox.heygen.setStatus(video.id, null);
		await sandbox.heygen.finish(video.id, COMPLETED);
		await expectEnd('strange word');
	});

	it(
		'not_found, when HeyGen still says so a minute later',
		async () => {
			const { done, failed } = await ended('forgotten');
			expect(done).toEqual([]);
			expect(failed).toMatchObject([
				{
					lead: 'forgotten',
					error: expect.stringContaining('HeyGen knows no video'),
					details: { failure_code: 'video_not_found' },
				},
			]);
			expect(looksAt(runs.forgotten.video)).toBeGreaterThan(1);
		},
		NEXT_LOOK_MS + 10_000,
	);
});
