// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { packTarball } = require('../n8n/pack');
const { startN8n } = require('../n8n/server');
const { credentialsFor } = require('../n8n/workflows');
const { KEYS, startSandbox } = require('../sandbox');
const { openEditor } = require('./browser');

/** Where the screenshots go. */
const PICTURES = path.join(__dirname, '..', '..', 'test-results', 'editor');
/** Room for installing n8n. */
const START_TIMEOUT_MS = 900_000;
/** A busy machine takes its time for thousands of looks; below a test's time, so that the step that hangs is named. */
const STEP_TIMEOUT_MS = 30_000;
const TEST_TIMEOUT_MS = 120_000;

/**
 * Gives the tests of a file an n8n with these workflows, a sandbox behind it, and n8n's editor in a
 * browser. What it returns has them from the first test on.
 *
 * @param {object} options
 * @param {(sandbox: import('../sandbox').Sandbox) => object[]} options.workflows
 * @param {(sandbox: import('../sandbox').Sandbox) => object[]} [options.credentials] besides the usual ones
 * @param {Parameters<typeof startSandbox>[0]} [options.sandbox]
 * @param {(sandbox: import('../sandbox').Sandbox) => void} [options.prepare] before n8n starts
 * @param {{ width: number, height: number }} [options.viewport] pixels
 */
function useEditor({ workflows, credentials, sandbox: stands, prepare, viewport }) {
	/** @type {import('../sandbox').Sandbox} */
	let sandbox;
	/** @type {import('../n8n/server').N8nServer} */
	let n8n;
	/** @type {Awaited<ReturnType<typeof openEditor>>} */
	let editor;
	/** @type {import('playwright-core').Page} */
	let page;

	jest.setTimeout(TEST_TIMEOUT_MS);
	beforeAll(async () => {
		fs.mkdirSync(PICTURES, { recursive: true });
		sandbox = await startSandbox({ renderSeconds: 1, ...stands });
		prepare?.(sandbox);
		n8n = await startN8n({
			tarball: await packTarball(),
			credentials: [
				...credentialsFor(sandbox, {
					deepSeekScriptApi: KEYS.deepseek,
					heyGenVideoApi: KEYS.heygen,
				}),
				...(credentials?.(sandbox) ?? []),
			],
			workflows: workflows(sandbox).map((workflow) => ({ ...workflow, active: false })),
			log: (line) => process.stderr.write(`${line}\n`),
		});
		editor = await openEditor(n8n);
		({ page } = editor);
		page.setDefaultTimeout(STEP_TIMEOUT_MS);
		if (viewport) await page.setViewportSize(viewport);
	}, START_TIMEOUT_MS);

	afterAll(async () => {
		await editor?.close();
		await n8n?.stop();
		await sandbox?.close();
	}, 60_000);

	/** Takes a picture, of the whole window or of a part of it. */
	async function shoot(name, clip = undefined) {
		await page.screenshot({ path: path.join(PICTURES, `${name}.png`), clip });
	}

	/** The input of a parameter. */
	const field = (name) => page.getByTestId(`parameter-input-${name}`);

	/** Chooses the option that begins with these words: its description may hold another one's. */
	async function choose(name, option) {
		await field(name).first().click();
		const beginning = new RegExp(`^\\s*${option.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
		await page.getByRole('option', { name: beginning }).first().click();
	}

	/** Waits until these fields are shown, and expects that those are not. */
	async function expectFields(shown, hidden) {
		for (const name of shown) await field(name).first().waitFor();
		for (const name of hidden) expect([name, await field(name).count()]).toEqual([name, 0]);
	}

	/** The text of a picker's choice. */
	const picked = (name) => page.getByTestId(`resource-locator-${name}`).getByTestId('rlc-input');

	/** Opens a picker, and returns its entries when HeyGen has answered. */
	async function openPicker(name) {
		await picked(name).first().click();
		// What is chosen, or can be without a list, is there at once.
		await page.getByTestId('rlc-item').nth(1).waitFor();
		return await page.getByTestId('rlc-item').allInnerTexts();
	}

	/** Searches in the picker that is open, and returns the first entry with these words. */
	async function search(words) {
		await page.getByTestId('rlc-search').fill(words);
		const found = page.getByTestId('rlc-item').filter({ hasText: words }).first();
		await found.waitFor();
		return found;
	}

	/** Runs a workflow by hand, and waits for its end. */
	async function execute(workflowId, status) {
		await page.getByTestId('execute-workflow-button').click();
		await n8n.rest.waitForExecution((run) => run.workflowId === workflowId, { status });
	}

	return {
		get sandbox() {
			return sandbox;
		},
		get n8n() {
			return n8n;
		},
		get page() {
			return page;
		},
		choose,
		execute,
		expectFields,
		field,
		openPicker,
		picked,
		search,
		shoot,
	};
}

module.exports = { PICTURES, useEditor };
