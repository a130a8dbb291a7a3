// @ts-check
'use strict';

const { executionCalls } = require('./executions');
const { until } = require('./poll');
const { ownerSession } = require('./session');
const { IS_OLDER } = require('./version');

/**
 * What the editor does in a browser, as calls to n8n's internal REST API. The
 * first call signs in, creating the instance's owner where there is none yet.
 *
 * @param {{ url: string, owner: { email: string, password: string } }} options
 */
function restClient({ url, owner }) {
	const request = ownerSession({ url, owner });

	/**
	 * @param {string} id
	 * @returns {Promise<boolean>}
	 */
	async function isSaved(id) {
		if (!IS_OLDER) return (await request('GET', `/rest/workflows/${id}/exists`)).exists;
		return await request('GET', `/rest/workflows/${id}`).then(
			() => true,
			({ status }) => ![403, 404].includes(status),
		);
	}

	/**
	 * Saves a workflow, new or known, under its own id.
	 *
	 * @param {any} workflow
	 * @returns {Promise<any>} the workflow as saved
	 */
	async function saveWorkflow({ active, versionId, tags, ...workflow }) {
		return workflow.id && (await isSaved(workflow.id))
			? await request('PATCH', `/rest/workflows/${workflow.id}?forceSave=true`, workflow)
			: await request('POST', '/rest/workflows', {
					...(IS_OLDER && { active: false }),
					...workflow,
				});
	}

	/**
	 * Publishes saved workflows and waits until n8n listens to their triggers.
	 *
	 * @param {...{ id: string, versionId: string }} workflows
	 */
	async function publishWorkflows(...workflows) {
		for (const { id, versionId } of workflows) {
			await request('POST', `/rest/workflows/${id}/activate`, { versionId });
		}
		// n8n does the rest behind the scenes, for all of them at once.
		await Promise.all(workflows.map(({ id }) => waitUntilPublished(id)));
	}

	/**
	 * An older n8n answers only when it has published, and has no such status.
	 *
	 * @param {string} id
	 */
	async function publicationStatus(id) {
		try {
			return await request('GET', `/rest/workflows/${id}/publication-status`);
		} catch (error) {
			if (/** @type {any} */ (error).status !== 404) throw error;
			return { status: 'published', triggers: [] };
		}
	}

	/** @param {string} id */
	async function waitUntilPublished(id) {
		const { status, triggers } = await until(
			async () => {
				const found = await publicationStatus(id);
				return found.status === 'in_progress' ? undefined : found;
			},
			{ what: `workflow ${id} to be published` },
		);
		// A sub-workflow has no trigger that n8n would listen to.
		if (status === 'published' || (status === 'not_published' && triggers.length === 0)) return;
		const reasons = triggers
			.map((/** @type {any} */ { errorMessage }) => errorMessage)
			.filter(Boolean);
		throw new Error(`Workflow ${id} is ${status}: ${reasons.join('; ') || 'no reason given'}`);
	}

	/**
	 * The editor's Execute Workflow button: saves the workflow, runs it.
	 *
	 * @param {any} workflow a workflow to save first, or the id of a saved one
	 * @param {{ triggerNode?: string, destinationNode?: string }} [options] names of nodes;
	 *   a destination is the node whose own Execute button is pressed
	 * @returns {Promise<{ executionId?: string, waitingForWebhook?: true }>}
	 *   waits for a webhook where the trigger is one: then call its test URL
	 */
	async function runManually(workflow, { triggerNode, destinationNode } = {}) {
		const saved =
			typeof workflow === 'string'
				? await request('GET', `/rest/workflows/${workflow}`)
				: await saveWorkflow(workflow);
		const isTrigger = (/** @type {any} */ { type }) => /(trigger|\.webhook)$/i.test(type);
		const start = triggerNode ?? saved.nodes.find(isTrigger)?.name;
		return await request('POST', `/rest/workflows/${saved.id}/run`, {
			// An older n8n does not read the workflow itself.
			...(IS_OLDER && { workflowData: saved }),
			triggerToStartFrom: start ? { name: start } : undefined,
			destinationNode: destinationNode
				? { nodeName: destinationNode, mode: 'inclusive' }
				: undefined,
		});
	}

	/**
	 * The Test button of a credential.
	 *
	 * @param {{ type: string, data: Record<string, unknown>, id?: string, name?: string }} credential
	 * @returns {Promise<{ status: 'OK' | 'Error', message: string }>}
	 */
	async function testCredential({ type, data, id = '', name = 'Test' }) {
		// An older n8n tests none that it does not have.
		const saved = IS_OLDER && (await request('POST', '/rest/credentials', { name, type, data }));
		return await request('POST', '/rest/credentials/test', {
			credentials: { id: saved ? saved.id : id, name, type, data },
		});
	}

	/**
	 * What a node's searchable picker (resource locator) shows.
	 *
	 * @param {object} options
	 * @param {string} options.nodeType full node type
	 * @param {number} [options.typeVersion]
	 * @param {string} options.methodName name of the listSearch method
	 * @param {string} [options.path] where the parameter is, e.g. `parameters.avatarId`
	 * @param {Record<string, { id: string, name: string }>} [options.credentials]
	 * @param {Record<string, unknown>} [options.parameters] the node's current parameters
	 * @param {string} [options.filter]
	 * @param {string | number} [options.paginationToken]
	 * @returns {Promise<{ results: { name: string, value: string }[], paginationToken?: unknown }>}
	 */
	async function nodeParameterList({
		nodeType,
		typeVersion = 1,
		path = 'parameters',
		parameters = {},
		...rest
	}) {
		return await request('POST', '/rest/dynamic-node-parameters/resource-locator-results', {
			nodeTypeAndVersion: { name: nodeType, version: typeVersion },
			path,
			currentNodeParameters: parameters,
			...rest,
		});
	}

	/**
	 * The options of a field that the node loads, as the editor shows them.
	 *
	 * @param {object} options
	 * @param {string} options.nodeType
	 * @param {string} options.methodName
	 * @param {object} options.credentials
	 * @param {number} [options.typeVersion]
	 * @param {object} [options.parameters]
	 * @returns {Promise<{ name: string, value: string }[]>}
	 */
	async function nodeParameterOptions({ nodeType, typeVersion = 1, parameters = {}, ...rest }) {
		return await request('POST', '/rest/dynamic-node-parameters/options', {
			nodeTypeAndVersion: { name: nodeType, version: typeVersion },
			path: 'parameters',
			currentNodeParameters: parameters,
			...rest,
		});
	}

	return {
		owner,
		request,
		...executionCalls(request),
		saveWorkflow,
		publishWorkflows,
		runManually,
		testCredential,
		nodeParameterList,
		nodeParameterOptions,
	};
}

module.exports = { restClient };
