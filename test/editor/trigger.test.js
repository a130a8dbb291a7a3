'use strict';

const { until } = require('../n8n/poll');
const { heyGenTrigger, triggerChain, TRIGGER } = require('../n8n/trigger-workflows');
const { itemsOf } = require('../n8n/workflows');
const { openWorkflow } = require('./browser');
const { useEditor } = require('./setup');

const workflow = (id, parameters) => triggerChain(id, heyGenTrigger(id, parameters));

const editor = useEditor({
	sandbox: { renderSeconds: Infinity },
	workflows: () => [
		workflow('empty', {}),
		workflow('filled', {
			events: ['avatar_video.success', 'avatar_video.fail', 'video_translate.success'],
			options: { callbackIds: 'lead-7', fetchDetails: true, lookUpMissed: true },
		}),
	],
});
const { choose, field, shoot } = editor;

const openTrigger = async () => {
	await editor.page.getByTestId('canvas-trigger-node').filter({ hasText: TRIGGER }).dblclick();
	await editor.page.getByTestId('parameter-item').first().waitFor();
};
it('shows the events, and no URL while n8n registers it by itself', async () => {
	await openWorkflow(editor.page, 'empty');
	await openTrigger();
	await field('events').getByText('Video Completed').waitFor();
	expect(await field('token').count()).toBe(0);
	expect(await editor.page.getByText('Webhook URLs', { exact: true }).count()).toBe(0);
	await shoot('trigger');
});

it('shows the URL and asks for a token where HeyGen is given it by hand', async () => {
	await openWorkflow(editor.page, 'empty');
	await openTrigger();
	await choose('delivery', 'Callback URL');
	await field('token').waitFor();
	await editor.page.getByText('?token=').first().waitFor();
	await editor.page.getByText('Webhook URLs', { exact: true }).click();
	await editor.page.getByText('/webhook-test/').first().waitFor();
	await shoot('trigger-callback');
});

it('shows a test event', async () => {
	await openWorkflow(editor.page, 'filled');
	await openTrigger();
	await editor.page.getByTestId('trigger-execute-button').click();
	await editor.page.getByText('Stop Listening').first().waitFor();
	await until(() => editor.sandbox.heygen.webhooks.endpoints.size === 1, {
		what: 'the test endpoint',
	});
	await shoot('trigger-listening');
	await editor.sandbox.heygen.finish(
		editor.sandbox.heygen.addJob('video', { callback_id: 'lead-7' }).id,
	);
	const run = await editor.n8n.rest.waitForExecution(({ mode }) => mode === 'manual', {
		status: 'success',
	});
	expect(itemsOf(run, TRIGGER)).toMatchObject([{ callback_id: 'lead-7' }]);
	await editor.page.getByTestId('output-panel').getByText('Schema', { exact: true }).click();
	await editor.page.getByTestId('output-panel').getByText('details', { exact: true }).waitFor();
	await editor.page.getByText('Node executed successfully').waitFor({ state: 'detached' });
	await shoot('trigger-output');
});
