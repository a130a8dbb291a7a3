// @ts-check
'use strict';

const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');

// n8n-core reads these when it is loaded; without them it writes into the home folder.
process.env.N8N_USER_FOLDER ??= mkdtempSync(path.join(tmpdir(), 'engine-test-'));
process.env.N8N_ENCRYPTION_KEY ??= 'engine-test';
// Errors that a test expects are no news.
process.env.N8N_LOG_LEVEL ??= 'silent';

const {
	BinaryDataService,
	ExecutionLifecycleHooks,
	PackageDirectoryLoader,
	WorkflowExecute,
} = require('n8n-core');
const { createRunExecutionData, Workflow } = require('n8n-workflow');

// The container that n8n-core registers its services in, which need not be the nearest one.
const { Container } = require(require.resolve('@n8n/di', { paths: [require.resolve('n8n-core')] }));

const { credentialsHelper } = require('./credentials');
const { STAND_INS } = require('./stand-ins');

const ROOT = path.join(__dirname, '..', '..');

/** The built package, loaded once by n8n's own loader, as a server loads it. */
let loaded;

async function loadPackage() {
	if (!loaded) {
		const loader = new PackageDirectoryLoader(ROOT);
		const binaryData = Container.get(BinaryDataService).init();
		loaded = Promise.all([loader.loadAll(), binaryData]).then(() => loader);
	}
	return await loaded;
}

/**
 * Runs a workflow on n8n-core's engine with the built package: the same code as on a server, without
 * the server. Nodes of other packages are stand-ins (see stand-ins.js).
 *
 * @param {object} options
 * @param {any} options.workflow workflow JSON; its first node gets `items`
 * @param {object[]} options.items the json of the items that come in
 * @param {Record<string, object>} options.credentials decrypted data by credential type
 * @param {import('n8n-workflow').WorkflowExecuteMode} [options.mode] default 'manual', in which a node waits in the run
 * @param {string} [options.executionId]
 * @param {{ nodes: Record<string, any>, credentials: Record<string, any> }} [options.others] node types and credential
 * types of another package, by their full names
 * @returns {Promise<{status: string, error?: any, output: (node: string, output?: number) => any[], files: (node: string) => any[], hints: (node: string) => any[], run: any}>}
 */
async function runWorkflow({
	workflow: json,
	items,
	credentials,
	mode = 'manual',
	executionId = '1',
	others = { nodes: {}, credentials: {} },
}) {
	const loader = await loadPackage();
	const nodeTypes = nodeTypesOf(loader, others.nodes);
	const workflow = new Workflow({
		id: 'engine-test',
		nodes: json.nodes,
		connections: json.connections,
		settings: json.settings ?? { executionOrder: 'v1' },
		active: false,
		nodeTypes,
	});
	const additionalData = /** @type {any} */ ({
		executionId,
		credentialsHelper: credentialsHelper(
			{ ...loader.credentialTypes, ...others.credentials },
			credentials,
		),
		hooks: new ExecutionLifecycleHooks(mode, executionId, json),
		currentNodeExecutionIndex: 0,
		restApiUrl: 'http://127.0.0.1/rest',
		webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
		variables: {},
		setExecutionStatus: () => {},
		executeWorkflow: async () => {
			throw new Error('the engine test has no sub-workflows');
		},
	});
	const start = /** @type {import('n8n-workflow').INode} */ (workflow.getNode(json.nodes[0].name));
	const data = items.map((item) => ({ json: item }));
	const runData = createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node: start, data: { main: [data] }, source: null }],
		},
	});
	const engine = new WorkflowExecute(additionalData, mode, runData);
	const run = await engine.processRunExecutionData(workflow);
	const runOf = (node) => run.data.resultData.runData[node]?.[0];
	return {
		status: run.status,
		error: run.data.resultData.error,
		output: (node, output = 0) => (runOf(node)?.data?.main[output] ?? []).map((item) => item.json),
		files: (node) => (runOf(node)?.data?.main[0] ?? []).map((item) => item.binary),
		hints: (node) => runOf(node)?.hints ?? [],
		run,
	};
}

function nodeTypesOf(loader, others) {
	const find = (type) => {
		const ours = type.split('.')[0] === loader.packageName;
		return ours ? loader.nodeTypes[type.split('.')[1]]?.type : (others[type] ?? STAND_INS[type]);
	};
	return {
		getByName: find,
		getByNameAndVersion: find,
		getKnownTypes: () => ({}),
	};
}

/**
 * A workflow in which each node feeds the next; the first one passes the items in.
 *
 * @param {...object} nodes of the form { name, type, parameters, ... }; an `onError` of continueErrorOutput
 * connects the node's error output to a node named Failed
 */
function chain(...nodes) {
	const all = [{ name: 'Items', type: 'n8n-nodes-base.noOp' }, ...nodes].map((node, index) => ({
		id: `node-${index}`,
		typeVersion: 1,
		position: [index * 200, 0],
		parameters: {},
		...node,
	}));
	const connections = {};
	all.slice(0, -1).forEach((node, index) => {
		connections[node.name] = { main: [[{ node: all[index + 1].name, type: 'main', index: 0 }]] };
		if (node.onError === 'continueErrorOutput') {
			connections[node.name].main.push([{ node: 'Failed', type: 'main', index: 0 }]);
		}
	});
	const failed = { ...all[0], id: 'failed', name: 'Failed' };
	return {
		name: 'chain',
		nodes: [...all, failed],
		connections,
		settings: { executionOrder: 'v1' },
	};
}

module.exports = { chain, loadPackage, runWorkflow };
