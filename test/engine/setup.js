// @ts-check
'use strict';

const path = require('node:path');
const { KEYS, startSandbox } = require('../sandbox');

const RECORD = path.join(__dirname, '..', '..', 'test-results', 'heygen-requests.jsonl');
const PACKAGE = 'n8n-nodes-deepseek-heygen';
/** Of the built package, which the engine runs; there is none yet when types are checked. */
const { clock } = require(path.join(__dirname, '..', '..', 'dist', 'nodes', 'shared', 'clock'));

/**
 * A sandbox whose clock is the nodes' clock, so that a sleep of the nodes takes no time and videos
 * finish by it.
 */
async function startClockedSandbox(options = {}) {
	let now = Date.now();
	const sandbox = await startSandbox({ recordFile: RECORD, now: () => now, ...options });
	clock.now = () => now;
	clock.sleep = async (ms) => {
		now += ms;
		// Answers and cancellations that are under way come first, as they would in real time.
		await new Promise((resolve) => setImmediate(resolve));
	};
	return {
		sandbox,
		credentials: {
			deepSeekScriptApi: { apiKey: KEYS.deepseek, baseUrl: sandbox.deepseek.url },
			heyGenVideoApi: { apiKey: KEYS.heygen, baseUrl: sandbox.heygen.url },
		},
	};
}

const DEEPSEEK = { deepSeekScriptApi: { id: '1', name: 'DeepSeek' } };
const HEYGEN = { heyGenVideoApi: { id: '2', name: 'HeyGen' } };

/** The package's nodes as they stand in a workflow. */
const script = (parameters = {}, fields = {}) => ({
	name: 'Script',
	type: `${PACKAGE}.deepSeekScript`,
	parameters: { brief: '=Welcome {{ $json.name }}', targetSeconds: 30, ...parameters },
	credentials: DEEPSEEK,
	...fields,
});
const video = (parameters = {}, fields = {}) => ({
	name: 'Video',
	type: `${PACKAGE}.heyGenGenerateVideo`,
	parameters,
	credentials: HEYGEN,
	...fields,
});
const avatarIv = (parameters = {}, fields = {}) => ({
	name: 'Avatar',
	type: `${PACKAGE}.heyGenAvatarIv`,
	parameters,
	credentials: HEYGEN,
	...fields,
});
const wait = (parameters = {}, fields = {}) => ({
	name: 'Wait',
	type: `${PACKAGE}.heyGenWait`,
	parameters,
	credentials: HEYGEN,
	...fields,
});
const translate = (parameters = {}, fields = {}) => ({
	name: 'Translate',
	type: `${PACKAGE}.heyGenTranslate`,
	parameters,
	credentials: HEYGEN,
	...fields,
});
/** Shows what a later node sees of the first one. */
const report = {
	name: 'Report',
	type: 'n8n-nodes-base.set',
	parameters: { json: "={{ { ...$json, lead: $('Items').item.json.name } }}" },
};
const look = (id) => ({ __rl: true, mode: 'id', value: id });

module.exports = {
	avatarIv,
	look,
	report,
	script,
	startClockedSandbox,
	translate,
	video,
	wait,
};
