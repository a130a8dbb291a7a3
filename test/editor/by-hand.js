// @ts-check
'use strict';

const { webhookChain } = require('../n8n/workflows');

/** A chain of nodes behind a Manual Trigger. */
function byHand(id, nodes) {
	const start = { name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
	const { connections, ...workflow } = webhookChain(id, nodes);
	Object.assign(workflow.nodes[0], start, { parameters: {} });
	const { Webhook, ...others } = connections;
	return { ...workflow, connections: { Start: Webhook, ...others } };
}

module.exports = { byHand };
