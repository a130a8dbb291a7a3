// @ts-check
'use strict';

/**
 * The executions of a workflow, read from the database: n8n's own list ends at a hundred, and
 * answers only while the main process runs.
 *
 * @param {import('./cluster').Cluster} cluster
 * @param {string} workflowId
 * @returns {Promise<{ id: string, mode: string, status: string }[]>}
 */
async function executionsOf({ services }, workflowId) {
	const rows = await services.postgres.query(
		`SELECT id, mode, status FROM execution_entity WHERE "workflowId" = '${workflowId}' ORDER BY id`,
	);
	return rows.map(([id, mode, status]) => ({ id, mode, status }));
}

/**
 * How many executions of each mode and status there are, as `{ 'webhook waiting': 3 }`.
 *
 * @param {{ mode: string, status: string }[]} executions
 */
function tally(executions) {
	/** @type {Record<string, number>} */
	const counts = {};
	for (const { mode, status } of executions) {
		const name = `${mode} ${status}`;
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
}

module.exports = { executionsOf, tally };
