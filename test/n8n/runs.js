// @ts-check
'use strict';

const { until } = require('./poll');

/**
 * All runs of a workflow, newest first; the API client alone gives a hundred.
 *
 * @param {import('./server').N8nServer} n8n
 * @param {string} workflowId
 * @returns {Promise<import('./executions').Execution[]>} without their run data
 */
async function runsOf(n8n, workflowId) {
	const found = [];
	let cursor = '';
	do {
		const query = new URLSearchParams({ limit: '100', filter: JSON.stringify({ workflowId }) });
		if (cursor) query.set('cursor', cursor);
		const page = await n8n.rest.request('GET', `/rest/executions?${query}`);
		found.push(...page.results);
		cursor = page.nextCursor;
	} while (cursor);
	return found;
}

/**
 * Waits until a workflow has at least so many runs and every one has succeeded, and returns them all.
 *
 * @param {import('./server').N8nServer} n8n
 * @param {string} workflowId
 * @param {number} count
 */
async function finishedRuns(n8n, workflowId, count) {
	return await until(
		async () => {
			const all = await runsOf(n8n, workflowId);
			const areDone = all.every(({ status }) => status === 'success');
			return areDone && all.length >= count ? all : undefined;
		},
		{ what: `${count} runs of ${workflowId} to finish`, intervalMs: 200 },
	);
}

module.exports = { finishedRuns, runsOf };
