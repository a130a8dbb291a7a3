// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { chain, loadPackage, runWorkflow } = require('../test/engine/run-workflow');
const { KEYS, startSandbox } = require('../test/sandbox');
const { loadOfficialNode } = require('./officialNode');
const { startRelay } = require('./relay');

const ITEMS = 100;
const DELAY_MS = 200;
const AT_ONCE = 5;
const RESULTS = path.join(__dirname, '..', 'test-results', 'bench.json');

/** Starts 100 videos with a node, and tells how long that took. */
async function measure({ name, node, credentials, others, sandbox, requestsAre }) {
	await sandbox.reset();
	const items = Array.from({ length: ITEMS }, (_, index) => ({ text: `Hello number ${index}.` }));
	const startedAt = performance.now();
	const result = await runWorkflow({ workflow: chain(node), items, credentials, others });
	const seconds = (performance.now() - startedAt) / 1000;
	if (result.status !== 'success') throw new Error(`${name}: ${result.error?.message}`);
	return { name, requestsAre, seconds, videos: sandbox.heygen.videos.size };
}

async function main() {
	// Loading the package is no part of what is measured.
	await loadPackage();
	const sandbox = await startSandbox({ renderSeconds: Infinity });
	const relay = await startRelay(sandbox.heygen.url, DELAY_MS);
	const official = loadOfficialNode(relay.url);
	try {
		const look = sandbox.heygen.looks[0];
		const common = { sandbox };
		const ours = {
			...common,
			credentials: { heyGenVideoApi: { apiKey: KEYS.heygen, baseUrl: relay.url } },
		};
		const video = (options) => ({
			name: 'Video',
			type: 'n8n-nodes-deepseek-heygen.heyGenGenerateVideo',
			parameters: {
				avatarId: { __rl: true, mode: 'id', value: look.id },
				voiceId: { __rl: true, mode: 'id', value: look.default_voice_id },
				script: '={{ $json.text }}',
				waitForCompletion: false,
				options,
			},
			credentials: { heyGenVideoApi: { id: '1', name: 'HeyGen' } },
		});
		const rows = [
			await measure({
				...common,
				name: official.name,
				requestsAre: 'one after another',
				credentials: { heyGenApi: { apiKey: KEYS.heygen } },
				others: {
					nodes: { 'official.heygenNode': official.node },
					credentials: { heyGenApi: official.credential },
				},
				node: {
					name: 'Video',
					type: 'official.heygenNode',
					parameters: {
						authentication: 'apiKey',
						resource: 'video',
						operation: 'createAvatarVideo',
						caption: false,
						dimension: {},
						additionalFields: {},
						videoInput: {
							videoInputValues: [
								{
									characterType: 'avatar',
									avatarId: look.id,
									voiceType: 'text',
									voiceId: look.default_voice_id,
									inputText: '={{ $json.text }}',
								},
							],
						},
					},
					credentials: { heyGenApi: { id: '1', name: 'HeyGen' } },
				},
			}),
			await measure({
				...ours,
				name: `HeyGen Generate Video, Videos at Once: ${AT_ONCE}`,
				requestsAre: `${AT_ONCE} side by side`,
				node: video({ videosAtOnce: AT_ONCE }),
			}),
			await measure({
				...ours,
				name: 'HeyGen Generate Video, Submit as Batch',
				requestsAre: 'one for all',
				node: video({ submitAsBatch: true }),
			}),
		];
		report(rows);
	} finally {
		official.close();
		await relay.close();
		await sandbox.close();
	}
}

/** @param {Awaited<ReturnType<typeof measure>>[]} rows */
function report(rows) {
	const [{ seconds: base }] = rows;
	const measured = rows.map((row) => ({ ...row, timesFaster: base / row.seconds }));
	console.log(
		`Starting ${ITEMS} videos, each answer ${DELAY_MS} ms away, in one run on n8n-core:\n`,
	);
	console.table(
		measured.map(({ name, requestsAre, videos, timesFaster }) => ({
			node: name,
			requests: requestsAre,
			videos,
			'times faster': timesFaster.toFixed(1),
		})),
	);
	fs.mkdirSync(path.dirname(RESULTS), { recursive: true });
	fs.writeFileSync(
		RESULTS,
		JSON.stringify({ items: ITEMS, delayMs: DELAY_MS, rows: measured }, null, '\t'),
	);
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
