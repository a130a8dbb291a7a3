// @ts-check
'use strict';

const RENDER_SECONDS = 4;

/**
 * @typedef {object} Services
 * @property {boolean} real whether videos are really made, and paid for
 * @property {import('../../test/n8n/user-folder').Credential[]} credentials
 * @property {() => Promise<void>} close
 */

/**
 * @param {{ apiKey: string, baseUrl: string }} deepSeek
 * @param {{ apiKey: string, baseUrl: string }} heyGen
 */
function credentialsFor(deepSeek, heyGen) {
	return [
		{ id: 'demo-deepseek', name: 'DeepSeek (demo)', type: 'deepSeekScriptApi', data: deepSeek },
		{ id: 'demo-heygen', name: 'HeyGen (demo)', type: 'heyGenVideoApi', data: heyGen },
	];
}

/**
 * The services that the demo talks to: the real ones when both API keys are in
 * the environment, else stand-ins on this machine.
 *
 * @returns {Promise<Services>}
 */
async function startServices() {
	const { DEEPSEEK_API_KEY, HEYGEN_API_KEY } = process.env;
	if (DEEPSEEK_API_KEY && HEYGEN_API_KEY) {
		const credentials = credentialsFor(
			{ apiKey: DEEPSEEK_API_KEY, baseUrl: 'https://api.deepseek.com' },
			{ apiKey: HEYGEN_API_KEY, baseUrl: 'https://api.heygen.com' },
		);
		return { real: true, credentials, close: async () => {} };
	}
	const { startSandbox, KEYS } = require('../../test/sandbox');
	const sandbox = await startSandbox({ renderSeconds: RENDER_SECONDS });
	const credentials = credentialsFor(
		{ apiKey: KEYS.deepseek, baseUrl: sandbox.deepseek.url },
		{ apiKey: KEYS.heygen, baseUrl: sandbox.heygen.url },
	);
	return { real: false, credentials, close: async () => await sandbox.close() };
}

module.exports = { startServices };
