// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const EXAMPLE = path.resolve(__dirname, '..', '..', 'examples', 'lead-to-video.json');
const PACKAGE = 'n8n-nodes-deepseek-heygen';
const WORKFLOW_ID = 'leadToVideoDemo0';

/** @param {any[]} nodes @param {(node: any) => boolean} wanted @param {string} what */
function findNode(nodes, wanted, what) {
	const node = nodes.find(wanted);
	if (!node) throw new Error(`${EXAMPLE} has no ${what}`);
	return node;
}

/**
 * Chooses the first avatar in the node's own list, as a user would in the editor.
 *
 * @param {import('../../test/n8n/server').N8nServer} n8n
 * @param {any} node
 * @returns {Promise<{ name: string, value: string }>}
 */
async function chooseAvatar(n8n, node) {
	const { results } = await n8n.rest.nodeParameterList({
		nodeType: node.type,
		typeVersion: node.typeVersion,
		methodName: 'searchAvatars',
		path: 'parameters.avatarId',
		parameters: node.parameters,
		credentials: node.credentials,
	});
	if (results.length === 0) throw new Error('This HeyGen account has no avatar to use');
	return results[0];
}

/**
 * Loads the example workflow, completed as a user would complete it: with an
 * avatar, and with the demo's credentials and output file.
 *
 * @param {import('../../test/n8n/server').N8nServer} n8n
 * @param {{ credentials: { id: string, name: string, type: string }[], file: string }} options
 */
async function loadDemoWorkflow(n8n, { credentials, file }) {
	const workflow = JSON.parse(fs.readFileSync(EXAMPLE, 'utf8'));
	const byType = new Map(credentials.map(({ id, name, type }) => [type, { id, name }]));
	for (const node of workflow.nodes) {
		for (const type of Object.keys(node.credentials ?? {})) {
			if (byType.has(type)) node.credentials[type] = byType.get(type);
		}
	}
	const ofType = (/** @type {string} */ type) => (/** @type {any} */ node) => node.type === type;
	const { nodes } = workflow;
	const webhook = findNode(nodes, ofType('n8n-nodes-base.webhook'), 'Webhook node');
	const save = findNode(nodes, ofType('n8n-nodes-base.readWriteFile'), 'node that saves the video');
	const script = findNode(nodes, ofType(`${PACKAGE}.deepSeekScript`), 'DeepSeek Script node');
	const video = findNode(nodes, ofType(`${PACKAGE}.heyGenGenerateVideo`), 'HeyGen node');
	// n8n wants forward slashes, on Windows too.
	save.parameters.fileName = file.split(path.sep).join('/');
	const avatar = await chooseAvatar(n8n, video);
	video.parameters.avatarId = { __rl: true, mode: 'id', value: avatar.value };
	await n8n.addWorkflows([{ ...workflow, id: WORKFLOW_ID, active: true }]);
	return {
		workflowId: WORKFLOW_ID,
		avatarName: avatar.name,
		webhookPath: webhook.parameters.path,
		nodeNames: { script: script.name, video: video.name },
	};
}

module.exports = { loadDemoWorkflow };
