'use strict';

const { openNode, openWorkflow } = require('./browser');
const { byHand } = require('./by-hand');
const { useEditor } = require('./setup');

const GLOSSARY = {
	terms: [
		{ term: 'Acme Cloud', translation: '', language: '' },
		{ term: 'onboarding', translation: 'Einarbeitung', language: 'German' },
	],
};

const script = (parameters) => ({
	name: 'DeepSeek Script',
	type: 'n8n-nodes-deepseek-heygen.deepSeekScript',
	parameters,
	credentials: { deepSeekScriptApi: { id: 'test-deepSeekScriptApi', name: 'deepSeekScriptApi' } },
});
/** An item that looks like what DeepSeek Script gives. */
const written = {
	name: 'Written Before',
	type: 'n8n-nodes-base.set',
	typeVersion: 3.4,
	parameters: {
		mode: 'raw',
		jsonOutput: JSON.stringify({
			title: 'Onboarding in a Day',
			script: 'Welcome to Acme Cloud. This is how our onboarding works, and it takes a day.',
		}),
		options: {},
	},
};
const languages = 'German, Spanish (Mexico), ja';

const editor = useEditor({
	workflows: () => [
		byHand('script', [written, script({ brief: 'Welcome to Acme Cloud' })]),
		byHand('languages', [
			written,
			script({ operation: 'localizeScript', languages, glossary: GLOSSARY }),
		]),
	],
	viewport: { width: 1440, height: 1300 },
});
const { choose, execute, expectFields, field, shoot } = editor;

describe('the panel', () => {
	beforeAll(async () => {
		await openWorkflow(editor.page, 'script');
		await openNode(editor.page, 'DeepSeek Script');
	});

	it.each([
		['Write Script', 'brief', ['sceneCount', 'visualStyle', 'script', 'languages']],
		['Write Scenes', 'sceneCount', ['visualStyle', 'script', 'languages']],
		['Write Video Agent Prompt', 'visualStyle', ['sceneCount', 'script', 'languages']],
		[
			'Rewrite to Length',
			'script',
			['brief', 'structure', 'visualStyle', 'languages', 'lengthFrom'],
		],
		['Localize Script', 'languages', ['brief', 'structure', 'visualStyle', 'targetSeconds']],
	])('shows what applies to %s and nothing else', async (operation, shown, hidden) => {
		await choose('operation', operation);
		await expectFields([shown], hidden);
		await shoot(`script-${operation.toLowerCase().replaceAll(' ', '-')}`);
	});

	it('asks for seconds when a localization has a length of its own', async () => {
		await choose('operation', 'Localize Script');
		await choose('lengthFrom', 'Own Length');
		await field('targetSeconds').waitFor();
	});
});

it('gives an item for each language', async () => {
	await openWorkflow(editor.page, 'languages');
	await execute('languages', 'success');
	await openNode(editor.page, 'DeepSeek Script');
	await editor.page.getByTestId('output-panel').getByText('3 items').first().waitFor();
	await editor.page.getByTestId('output-panel').getByText('Spanish (Mexico)').first().waitFor();
	await shoot('script-languages');
});
