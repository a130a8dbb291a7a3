// @ts-check
'use strict';

const FINAL_STATUSES = ['success', 'error', 'canceled', 'crashed'];
const ANY_STATUS = ['new', 'running', 'waiting', ...FINAL_STATUSES];

/**
 * The items that a node has put out so far, on any of its outputs.
 *
 * @param {any} execution
 * @param {string} nodeName
 * @returns {any[]} their JSON
 */
function itemsOf(execution, nodeName) {
	const runs = execution.data?.resultData?.runData?.[nodeName] ?? [];
	return runs
		.flatMap((/** @type {any} */ run) => run.data?.main ?? [])
		.flatMap((/** @type {any} */ output) => output ?? [])
		.map((/** @type {any} */ item) => item.json);
}

/**
 * Why an execution brought no result, in the words of the node that failed.
 *
 * @param {any} execution
 * @returns {string | undefined}
 */
function failureOf(execution) {
	const { error: fatal, lastNodeExecuted, runData = {} } = execution.data?.resultData ?? {};
	if (fatal) {
		const place = fatal.node?.name ?? lastNodeExecuted;
		return [place, fatal.message, fatal.description].filter(Boolean).join(': ');
	}
	for (const name of Object.keys(runData)) {
		const failed = itemsOf(execution, name).find((json) => json?.error);
		if (!failed) continue;
		const { error } = failed;
		return `${name}: ${typeof error === 'string' ? error : (error.message ?? JSON.stringify(error))}`;
	}
	return undefined;
}

/**
 * Follows the execution that a webhook call started, to its end.
 *
 * @param {import('../../test/n8n/server').N8nServer} n8n
 * @param {{ workflowId: string, timeoutMs: number, onChange: (execution: any) => void }} options
 * @returns {Promise<any>} the finished execution
 */
async function followExecution(n8n, { workflowId, timeoutMs, onChange }) {
	const deadline = Date.now() + timeoutMs;
	// Sub-executions run under the same workflow id, but in another mode.
	const isOurs = (/** @type {any} */ { workflowId: id, mode }) =>
		id === workflowId && mode === 'webhook';
	let execution = await n8n.rest.waitForExecution(isOurs, { status: ANY_STATUS });
	onChange(execution);
	while (!FINAL_STATUSES.includes(execution.status)) {
		const others = ANY_STATUS.filter((status) => status !== execution.status);
		execution = await n8n.rest.waitForExecution(execution.id, {
			status: others,
			timeoutMs: deadline - Date.now(),
		});
		onChange(execution);
	}
	return execution;
}

module.exports = { failureOf, followExecution, itemsOf };
