// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const EXAMPLES = path.join(__dirname, '..', '..', 'examples');
const PACKAGE = 'n8n-nodes-deepseek-heygen';

/**
 * The credentials for a sandbox, as a server imports them; `keys` replaces one by type.
 *
 * @param {import('../sandbox').Sandbox} sandbox
 * @param {Record<string, string>} keys API keys by credential type
 */
function credentialsFor(sandbox, keys) {
	return [
		credential('deepSeekScriptApi', keys.deepSeekScriptApi, sandbox.deepseek.url),
		credential('heyGenVideoApi', keys.heyGenVideoApi, sandbox.heygen.url),
	];
}

function credential(type, apiKey, baseUrl) {
	return { id: `test-${type}`, name: type, type, data: { apiKey, baseUrl } };
}

/**
 * An example as a user has it after importing it, choosing an avatar and adding credentials.
 *
 * @param {string} file name of a file in examples/
 * @param {{ id: string, avatarId: string, folder: string, video?: object }} options `folder` is where videos are
 * saved; `video` changes parameters of HeyGen Generate Video and HeyGen Wait
 */
function example(file, { id, avatarId, folder, video = {} }) {
	const workflow = JSON.parse(fs.readFileSync(path.join(EXAMPLES, file), 'utf8'));
	for (const node of workflow.nodes) {
		for (const type of Object.keys(node.credentials ?? {})) {
			node.credentials[type] = { id: `test-${type}`, name: type };
		}
		const { parameters } = node;
		if (node.type === `${PACKAGE}.heyGenGenerateVideo`) parameters.avatarId = byId(avatarId);
		if (node.type.startsWith(`${PACKAGE}.heyGen`)) Object.assign(parameters, video);
		if (parameters.fileName) {
			parameters.fileName = parameters.fileName.replace('/home/node/.n8n-files', folder);
		}
		if (parameters.path) Object.assign(parameters, { path: id });
		if (node.webhookId) node.webhookId = id;
	}
	return { ...workflow, id, name: id, active: true };
}

const byId = (id) => ({ __rl: true, mode: 'id', value: id });

/**
 * A workflow of a webhook and then the given nodes, one after another.
 *
 * @param {string} id also the webhook's path
 * @param {object[]} nodes
 */
function webhookChain(id, nodes) {
	const webhook = {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		webhookId: id,
		parameters: { httpMethod: 'POST', path: id, responseMode: 'onReceived', options: {} },
	};
	/** @type {any[]} */
	const all = [webhook, ...nodes].map((node, index) => ({
		id: `${id}-${index}`,
		typeVersion: 1,
		position: [index * 220, 0],
		parameters: {},
		...node,
	}));
	const connections = {};
	all.slice(0, -1).forEach(({ name }, index) => {
		connections[name] = { main: [[{ node: all[index + 1].name, type: 'main', index: 0 }]] };
	});
	return {
		id,
		name: id,
		nodes: all,
		connections,
		settings: { executionOrder: 'v1' },
		active: true,
	};
}

/** One item per lead of the webhook's body. */
const leads = {
	name: 'Lead',
	type: 'n8n-nodes-base.splitOut',
	parameters: { fieldToSplitOut: 'body.leads', options: {} },
};

function generateVideo(avatarId, parameters = {}, fields = {}) {
	return {
		name: 'Video',
		type: `${PACKAGE}.heyGenGenerateVideo`,
		parameters: { avatarId: byId(avatarId), script: '={{ $json.text }}', ...parameters },
		credentials: { heyGenVideoApi: { id: 'test-heyGenVideoApi', name: 'heyGenVideoApi' } },
		...fields,
	};
}

/** Shows what a node behind the video sees of the lead. */
const report = {
	name: 'Report',
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		assignments: {
			assignments: [
				{ id: 'l', name: 'lead', type: 'string', value: "={{ $('Lead').item.json.name }}" },
			],
		},
		includeOtherFields: true,
		options: {},
	},
};

/**
 * Leads from a webhook, a video for each, and a node behind each of its outputs: Report for those that
 * are finished, Failed for the error output.
 *
 * @param {string} id also the webhook's path
 * @param {string} avatarId
 */
function twoOutputs(id, avatarId) {
	const video = generateVideo(avatarId, {}, { onError: 'continueErrorOutput' });
	const workflow = webhookChain(id, [leads, video, report]);
	workflow.nodes.push({ ...report, id: 'failed', name: 'Failed', position: [660, 200] });
	workflow.connections.Video.main.push([{ node: 'Failed', type: 'main', index: 0 }]);
	return workflow;
}

/** The items that a node put out, in its last run. */
function itemsOf(execution, node, output = 0) {
	const run = execution.data.resultData.runData[node]?.at(-1);
	return (run?.data?.main[output] ?? []).map((item) => item.json);
}

module.exports = {
	credential,
	credentialsFor,
	example,
	generateVideo,
	itemsOf,
	leads,
	report,
	twoOutputs,
	webhookChain,
};
