'use strict';

const { webhookChain } = require('../n8n/workflows');
const { openNode, openWorkflow } = require('./browser');
const { useEditor } = require('./setup');

const translation = (id, parameters) =>
	webhookChain(id, [
		{
			name: 'HeyGen Translate',
			type: 'n8n-nodes-deepseek-heygen.heyGenTranslate',
			parameters,
			credentials: { heyGenVideoApi: { id: 'test-heyGenVideoApi', name: 'heyGenVideoApi' } },
		},
	]);

const editor = useEditor({
	workflows: () => [
		translation('empty', {}),
		translation('filled', {
			url: 'https://example.com/welcome.mp4',
			languages: ['French (France)', 'German (Germany)', 'Japanese (Japan)', 'Spanish (Mexico)'],
			sound: { speakers: 2, enhanceSpeech: true },
			picture: { startTime: 0, endTime: 90 },
			subtitles: { captions: true },
			options: { title: 'Welcome', submitAsBatch: true },
		}),
	],
	viewport: { width: 1280, height: 1500 },
});
const { choose, expectFields, field, shoot } = editor;

const open = async (id) => {
	await openWorkflow(editor.page, id);
	await openNode(editor.page, 'HeyGen Translate');
};

it('shows a translation with all that is set', async () => {
	await open('filled');
	await field('speakers').waitFor();
	await field('languages').getByText('Japanese (Japan)').waitFor();
	await shoot('translate');
});

it('finds a language by a part of its name', async () => {
	await open('empty');
	await field('languages').click();
	await editor.page.getByRole('option', { name: 'German (Austria)' }).waitFor();
	await editor.page.keyboard.type('mexico');
	await editor.page.getByRole('option', { name: 'Spanish (Mexico)' }).click();
	await editor.page.keyboard.press('Escape');
	await shoot('translate-languages');
	await field('languages').getByText('Spanish (Mexico)').waitFor();
});

it.each([
	['URL', ['url', 'languages'], ['videoId', 'binaryField', 'assetId']],
	['HeyGen Video', ['videoId', 'languages'], ['url', 'binaryField', 'assetId']],
	['Input Data', ['binaryField', 'languages'], ['url', 'videoId', 'assetId']],
	['Table Row', ['mode'], ['url', 'videoId', 'languages', 'binaryField', 'assetId']],
])('shows the fields of the source %s and no others', async (name, shown, hidden) => {
	await open('empty');
	if (name !== 'URL') await choose('source', name);
	await expectFields(shown, hidden);
	await shoot(`translate-${name.toLowerCase().replace(' ', '-')}`);
});

it('shows the fields of proofreading', async () => {
	await open('empty');
	await choose('resource', 'Proofread');
	await field('title').waitFor();
	await shoot('translate-proofread');
	await choose('operation', 'Update Subtitles');
	await expectFields(['srt'], ['languages']);
	await shoot('translate-update-subtitles');
});
