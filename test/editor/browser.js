// @ts-check
'use strict';

const fs = require('node:fs');
const { chromium, selectors } = require('playwright-core');
const { answerWhetherThere, aptInstall, canInstall } = require('../n8n/programs');

// n8n's editor marks its parts with data-test-id.
selectors.setTestIdAttribute('data-test-id');

/** Where Debian, Fedora, macOS and others keep a Chromium; CHROMIUM_PATH says it for the rest. */
const PLACES = [
	process.env.CHROMIUM_PATH,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function findChromium() {
	return PLACES.find((place) => place && fs.existsSync(place));
}

/**
 * Finds a Chromium, installing one where that is possible.
 *
 * @param {(line: string) => void} log
 * @returns {Promise<string>} its path
 * @throws {Error} that says what to do
 */
async function ensureChromium(log) {
	if (!findChromium() && canInstall()) await aptInstall(['chromium'], log);
	const found = findChromium();
	if (found) return found;
	throw new Error(
		'The editor tests need Chromium. Install one, or say in CHROMIUM_PATH where it is',
	);
}

/**
 * Opens n8n's editor in headless Chromium, signed in as the owner of the instance.
 *
 * @param {import('../n8n/server').N8nServer} n8n
 */
async function openEditor(n8n) {
	const executablePath = await ensureChromium((line) => process.stderr.write(`${line}\n`));
	const browser = await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-background-networking',
			'--disable-component-update',
		],
	});
	const context = await browser.newContext({
		baseURL: n8n.url,
		viewport: { width: 1440, height: 900 },
		deviceScaleFactor: 1,
	});
	const { email, password } = n8n.rest.owner;
	// The first call of the API client creates the owner.
	await n8n.rest.executions();
	const signedIn = await context.request.post('/rest/login', {
		data: { emailOrLdapLoginId: email, password },
	});
	if (!signedIn.ok()) throw new Error(`n8n did not sign us in: ${await signedIn.text()}`);
	const page = await context.newPage();
	return { page, close: async () => await browser.close() };
}

/** Opens a saved workflow and waits for its nodes. */
async function openWorkflow(page, id) {
	await page.goto(`/workflow/${id}`);
	await page.locator('.vue-flow__node').first().waitFor({ timeout: 60_000 });
}

/** Opens a node's panel by a double click on the canvas. */
async function openNode(page, name) {
	await page.getByTestId('canvas-default-node').filter({ hasText: name }).dblclick();
	await page.getByTestId('parameter-item').first().waitFor();
}

module.exports = { openEditor, openNode, openWorkflow };

if (require.main === module) answerWhetherThere(ensureChromium);
