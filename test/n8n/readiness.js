// @ts-check
'use strict';

const { until } = require('./poll');

const START_TIMEOUT_MS = 120_000;

/**
 * @param {string} url
 * @returns {Promise<boolean>} false also where nobody answers
 */
async function isFine(url) {
	return await fetch(url).then(
		(response) => response.ok,
		() => false,
	);
}

/**
 * Waits until an n8n process serves requests. One that ends or hangs instead
 * is reported with the end of its log, and killed.
 *
 * @param {import('./process').N8nProcess} n8n
 * @param {string} url
 */
async function waitUntilReady(n8n, url) {
	const end = () => `Its log ends with:\n${n8n.logTail()}`;
	try {
		await until(
			async () => {
				if (!n8n.isRunning()) throw new Error(`n8n ended while it was starting. ${end()}`);
				return await isFine(`${url}/healthz/readiness`);
			},
			{ what: () => `n8n to start. ${end()}`, timeoutMs: START_TIMEOUT_MS },
		);
	} catch (error) {
		await n8n.kill();
		throw error;
	}
}

/**
 * Waits for n8n's internal API, which an older n8n serves a moment later than it calls itself ready.
 *
 * @param {string} url
 */
async function waitForApi(url) {
	await until(() => isFine(`${url}/rest/settings`), { what: "n8n's internal API" });
}

/**
 * Asks for the methods of a production webhook as a browser does before a
 * cross-origin call: the one request that never starts an execution.
 *
 * @param {string} url
 * @param {string} webhookPath
 * @returns {Promise<boolean>}
 */
async function isWebhookRegistered(url, webhookPath) {
	const response = await fetch(`${url}/webhook/${webhookPath}`, {
		method: 'OPTIONS',
		headers: { origin: url },
	});
	const methods = response.headers.get('access-control-allow-methods') ?? '';
	return methods.split(', ').some((method) => method && method !== 'OPTIONS');
}

/**
 * Waits until n8n answers the Webhook nodes of all workflows with `active: true`.
 *
 * @param {string} url
 * @param {any[]} workflows
 */
async function waitForWebhooks(url, workflows) {
	const paths = workflows
		.filter(({ active }) => active)
		.flatMap(({ nodes }) => nodes)
		.filter(({ type, disabled }) => type === 'n8n-nodes-base.webhook' && !disabled)
		.map(({ parameters }) => parameters.path)
		// Neither an expression nor a path with variables can be asked for as it stands.
		.filter((webhookPath) => webhookPath && !/^=|:/.test(webhookPath));
	for (const webhookPath of paths) {
		await until(() => isWebhookRegistered(url, webhookPath), {
			what: `the webhook ${webhookPath}`,
		});
	}
}

module.exports = { waitForApi, waitForWebhooks, waitUntilReady };
