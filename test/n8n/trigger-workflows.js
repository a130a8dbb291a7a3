// @ts-check
'use strict';

const PACKAGE = 'n8n-nodes-deepseek-heygen';
const TRIGGER = 'HeyGen Trigger';

/**
 * A HeyGen Trigger as a node of a workflow.
 *
 * @param {string} id also what n8n calls its webhook by
 * @param {object} [parameters]
 * @param {string} [credential] id of a credential
 */
const heyGenTrigger = (id, parameters = {}, credential = 'test-heyGenVideoApi') => ({
	id: `${id}-trigger`,
	name: TRIGGER,
	type: `${PACKAGE}.heyGenTrigger`,
	typeVersion: 1,
	position: [0, 0],
	webhookId: `${id}-hook`,
	parameters,
	credentials: { heyGenVideoApi: { id: credential, name: credential } },
});

/**
 * A workflow of a HeyGen Trigger and then the given nodes, one after another.
 *
 * @param {string} id
 * @param {ReturnType<typeof heyGenTrigger>} trigger
 * @param {object[]} [nodes]
 */
function triggerChain(id, trigger, nodes = []) {
	const report = { name: 'Report', type: 'n8n-nodes-base.noOp' };
	/** @type {any[]} */
	const all = [
		trigger,
		...[...nodes, report].map((node, index) => ({
			id: `${id}-${index}`,
			typeVersion: 1,
			position: [(index + 1) * 220, 0],
			parameters: {},
			...node,
		})),
	];
	const connections = {};
	all.slice(0, -1).forEach(({ name }, index) => {
		connections[name] = { main: [[{ node: all[index + 1].name, type: 'main', index: 0 }]] };
	});
	const settings = { executionOrder: 'v1' };
	return { id, name: id, nodes: all, connections, settings, active: true };
}

module.exports = { heyGenTrigger, triggerChain, TRIGGER };
