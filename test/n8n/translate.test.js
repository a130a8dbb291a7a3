'use strict';

const path = require('node:path');
const { KEYS, startSandbox } = require('../sandbox');
const { packTarball } = require('./pack');
const { startN8n } = require('./server');
const { credentialsFor, example, itemsOf, leads, report, webhookChain } = require('./workflows');

const RECORD = path.join(__dirname, '..', '..', 'test-results', 'heygen-requests.jsonl');
const PACKAGE = 'n8n-nodes-deepseek-heygen';
const TWELVE = [
	'French',
	'German (Germany)',
	'Hindi',
	'Italian',
	'Japanese',
	'Polish',
	'Portuguese (Brazil)',
	'Spanish (Mexico)',
	'Chinese (Cantonese, Traditional)',
	'Turkish',
	'Dutch (Belgium)',
	'Korean',
];

/** @type {import('../sandbox').Sandbox} */
let sandbox;
/** @type {import('./server').N8nServer} */
let n8n;

const node = (name, type, parameters, fields = {}) => ({
	name,
	type: `${PACKAGE}.${type}`,
	parameters,
	credentials: { heyGenVideoApi: { id: 'test-heyGenVideoApi', name: 'heyGenVideoApi' } },
	onError: 'continueRegularOutput',
	...fields,
});
const translate = (parameters = {}) =>
	node('Translate', 'heyGenTranslate', {
		url: 'https://example.com/welcome.mp4',
		languages: TWELVE,
		...parameters,
	});

/** The example with DeepSeek's address in the sandbox, as its HTTP Request node has it in its URL. */
function proofreading() {
	const options = { id: 'proofreading', avatarId: '', folder: '' };
	const workflow = example('proofread-with-deepseek.json', options);
	const http = workflow.nodes.find(({ name }) => name === 'DeepSeek Corrects');
	http.parameters.url = http.parameters.url.replace(
		'https://api.deepseek.com',
		sandbox.deepseek.url,
	);
	return workflow;
}

beforeAll(async () => {
	sandbox = await startSandbox({ recordFile: RECORD, renderSeconds: 5 });
	n8n = await startN8n({
		tarball: await packTarball(),
		credentials: credentialsFor(sandbox, {
			deepSeekScriptApi: KEYS.deepseek,
			heyGenVideoApi: KEYS.heygen,
		}),
		workflows: [
			webhookChain('twelve', [leads, translate(), node('Wait', 'heyGenWait', {}), report]),
			webhookChain('twelve-inside', [leads, translate({ waitForCompletion: true }), report]),
			example('translate-a-table.json', { id: 'translate-a-table', avatarId: '', folder: '' }),
			proofreading(),
		],
		log: (line) => process.stderr.write(`${line}\n`),
	});
}, 900_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.close();
}, 60_000);

beforeEach(async () => await sandbox.reset());

const send = async (id, body) => {
	const isForm = body instanceof FormData;
	const answer = await fetch(`${n8n.url}/webhook/${id}`, {
		method: 'POST',
		...(isForm ? {} : { headers: { 'content-type': 'application/json' } }),
		body: isForm ? body : JSON.stringify(body),
	});
	expect(answer.status).toBe(200);
};
const ended = async (id) =>
	await n8n.rest.waitForExecution(
		(execution) => execution.workflowId === id && execution.mode === 'webhook',
		{ status: 'success', timeoutMs: 200_000 },
	);
const columnOf = (items, name) => items.map((item) => item[name]);
const creates = (path) =>
	sandbox.heygen.requests.filter((request) => request.method === 'POST' && request.path === path);

it.each(['twelve', 'twelve-inside'])(
	'%s: twelve languages, of which HeyGen refuses one, for each of two leads',
	async (id) => {
		sandbox.heygen.failNext({
			type: 'video_translation',
			output_language: 'Italian',
			failure_message: 'No voice for this language',
			times: 2,
		});
		await send(id, { leads: [{ name: 'Ada' }, { name: 'Bo' }] });
		const items = itemsOf(await ended(id), 'Report');
		const names = ['Ada', 'Bo'];
		expect(columnOf(items, 'lead')).toEqual(names.flatMap((name) => TWELVE.map(() => name)));
		expect(columnOf(items, 'status')).toEqual(
			names.flatMap(() => TWELVE.map((name) => (name === 'Italian' ? 'failed' : 'completed'))),
		);
		expect(items[3].error).toBe(
			'HeyGen could not make the video translation: No voice for this language',
		);
		const languages = items.map(
			({ job_id: jobId }) => sandbox.heygen.jobs.get(jobId).body.output_language,
		);
		expect(languages).toEqual([...TWELVE, ...TWELVE]);
		expect(creates('/v3/video-translations')).toHaveLength(24);
	},
	240_000,
);

it('a CSV file of 200 rows, of which three are bad', async () => {
	const bad = {
		17: { output_language: 'Klingon', error: "HeyGen does not translate into 'Klingon'" },
		80: { url: '', error: "'url' is empty" },
		199: { url: 'not an address', error: "'url' is no address: not an address" },
	};
	const rows = Array.from({ length: 200 }, (_, n) => ({
		title: `Video ${n}, "final"`,
		output_language: TWELVE[n % 12],
		url: `https://example.com/${n}.mp4`,
		...bad[n],
	}));
	const cell = (text) => `"${text.replace(/"/g, '""')}"`;
	const line = ({ title, output_language: language, url }) =>
		[title, language, url, ''].map(cell).join(',');
	const csv = ['title,output_language,url,folder_id', ...rows.map(line)].join('\r\n');
	const form = new FormData();
	form.append('data', new Blob([csv], { type: 'text/csv' }), 'videos.csv');
	await send('translate-a-table', form);
	const execution = await ended('translate-a-table');

	const started = itemsOf(execution, 'HeyGen Translate');
	const results = itemsOf(execution, 'Result');
	expect(started).toHaveLength(200);
	expect(results).toHaveLength(200);
	rows.forEach(({ title, error, output_language: language }, n) => {
		expect(started[n]).toMatchObject({ title, output_language: language });
		expect(results[n]).toMatchObject(
			error
				? { title, status: 'failed', error }
				: { title, status: 'completed', translation_id: started[n].translation_id },
		);
	});
	expect(new Set(columnOf(started, 'translation_id')).size).toBe(198);
	expect(sandbox.heygen.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
}, 240_000);

it('subtitles that DeepSeek corrects before the videos are made', async () => {
	await send('proofreading', {
		url: 'https://example.com/welcome.mp4',
		title: 'Welcome "home"',
		languages: ['Deutsch', 'French'],
	});
	const execution = await ended('proofreading');
	const written = itemsOf(execution, 'Get Subtitles');
	expect(columnOf(written, 'srt')).toEqual([
		expect.stringContaining('German'),
		expect.stringContaining('French'),
	]);
	const ready = itemsOf(execution, 'Video Ready');
	expect(ready).toEqual(
		['German (Germany)', 'French'].map((language) => ({
			title: 'Welcome "home"',
			output_language: language,
			video_url: expect.stringMatching(/^http/),
		})),
	);
	const videos = itemsOf(execution, 'Generate Video');
	itemsOf(execution, 'DeepSeek Corrects').forEach((answer, n) => {
		const corrected = answer.choices[0].message.content;
		expect(corrected).not.toBe(written[n].srt);
		expect(sandbox.heygen.jobs.get(written[n].proofread_id).film.srt.trim()).toBe(corrected.trim());
		expect(sandbox.heygen.jobs.get(videos[n].job_id).film.srt.trim()).toBe(corrected.trim());
	});
}, 240_000);

it("lists HeyGen's languages in the panel", async () => {
	const options = await n8n.rest.nodeParameterOptions({
		nodeType: `${PACKAGE}.heyGenTranslate`,
		methodName: 'getLanguages',
		credentials: { heyGenVideoApi: { id: 'test-heyGenVideoApi', name: 'heyGenVideoApi' } },
	});
	expect(columnOf(options, 'name')).toContain('Chinese (Cantonese, Traditional)');
});
