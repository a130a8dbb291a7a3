// @ts-check
'use strict';

const flatted = require('flatted');
const { until } = require('./poll');

const FINAL_STATUSES = ['success', 'error', 'canceled', 'crashed'];

/**
 * @typedef {object} Execution
 * @property {string} id
 * @property {string} workflowId
 * @property {string} status
 * @property {string} mode
 * @property {string} startedAt
 * @property {string | null} stoppedAt
 * @property {string | null} waitTill
 * @property {any} [data] the run data, only when one execution is read
 */

/**
 * An execution is listed a moment later than it is started.
 *
 * @param {any} error
 */
function ignoreMissing(error) {
	if (error.status !== 404) throw error;
	return undefined;
}

/**
 * The part of the API client that watches executions.
 *
 * @param {(method: string, path: string, body?: unknown) => Promise<any>} request
 */
function executionCalls(request) {
	/**
	 * The newest executions first, up to a hundred, without their run data.
	 *
	 * @param {{ workflowId?: string, status?: string[] }} [filter]
	 * @returns {Promise<Execution[]>}
	 */
	async function executions(filter = {}) {
		const query = new URLSearchParams({ limit: '100', filter: JSON.stringify(filter) });
		return (await request('GET', `/rest/executions?${query}`)).results;
	}

	/**
	 * One execution with its run data.
	 *
	 * @param {string} id
	 * @returns {Promise<Execution>}
	 */
	async function execution(id) {
		const found = await request('GET', `/rest/executions/${id}`);
		return {
			...found,
			data: typeof found.data === 'string' ? flatted.parse(found.data) : found.data,
		};
	}

	/**
	 * Waits until an execution has one of the wanted statuses, by default any
	 * that is final. Fails early when it ended in a way that was not wanted.
	 *
	 * @param {string | ((execution: Execution) => boolean)} target an id, or a choice among the newest executions
	 * @param {{ status?: string | string[], timeoutMs?: number }} [options]
	 * @returns {Promise<Execution>}
	 */
	async function waitForExecution(target, { status = FINAL_STATUSES, timeoutMs } = {}) {
		const wanted = [status].flat();
		let last = 'not there yet';
		return await until(
			async () => {
				const found =
					typeof target === 'string'
						? await request('GET', `/rest/executions/${target}`).catch(ignoreMissing)
						: (await executions()).find(target);
				if (!found) return undefined;
				last = found.status;
				if (wanted.includes(last)) return await execution(found.id);
				if (!FINAL_STATUSES.includes(last)) return undefined;
				const { data } = await execution(found.id);
				const reason = data?.resultData?.error?.message ?? 'no error given';
				throw new Error(
					`Execution ${found.id} ended as ${last}, not ${wanted.join(' or ')}: ${reason}`,
				);
			},
			{
				what: () => `an execution to be ${wanted.join(' or ')} (last seen: ${last})`,
				timeoutMs,
				intervalMs: 100,
			},
		);
	}

	/**
	 * @param {string} id
	 * @returns {Promise<any>}
	 */
	async function stopExecution(id) {
		return await request('POST', `/rest/executions/${id}/stop`);
	}

	return { executions, execution, waitForExecution, stopExecution };
}

module.exports = { executionCalls };
