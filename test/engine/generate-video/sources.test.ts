import { chain } from '../run-workflow';
import { look as byId, report, video, wait } from '../setup';
import {
	CONTINUE,
	SOURCES,
	avatar,
	bodies,
	gets,
	heygen,
	resetSandbox,
	run,
	starts,
	useSandbox,
} from './setup';

useSandbox();

describe.each(SOURCES)('from %s', (source, jobType, fieldsOf, path) => {
	const node = (fields: object = {}, more: object = {}) =>
		video({ source, ...fieldsOf(), ...fields }, more);

	it('to the finished video, in one node', async () => {
		const result = await run(chain(node(), report), [{ name: 'Ada' }, { name: 'Bo' }]);
		expect(result.error).toBeUndefined();
		expect(starts()).toHaveLength(2);
		for (const request of starts()) expect(request.path).toMatch(path);
		const output = result.output('Report');
		expect(output.map(({ lead }) => lead)).toEqual(['Ada', 'Bo']);
		for (const item of output) {
			expect(item).toMatchObject({
				job_type: jobType,
				job_id: expect.any(String),
				status: 'completed',
				is_finished: true,
				failure_code: null,
			});
			expect(item.waited_seconds).toBeGreaterThanOrEqual(90);
			expect((await fetch(item.video_url)).headers.get('content-type')).toBe('video/mp4');
		}
	});

	it('to its ID, and from there to the finished video by HeyGen Wait', async () => {
		const workflow = chain(node({ waitForCompletion: false }), wait(), report);
		const result = await run(workflow, [{ name: 'Ada' }]);
		const [started] = result.output('Video');
		expect(started).toMatchObject({ job_type: jobType, job_id: expect.any(String) });
		expect(started.status).not.toBe('completed');
		expect(result.output('Report')).toMatchObject([
			{ lead: 'Ada', job_id: started.job_id, status: 'completed', is_finished: true },
		]);
	});

	it('once, when the answer to its request is lost', async () => {
		const [request] = await startsOf(node({ waitForCompletion: false }));
		await resetSandbox();
		heygen().fault({ method: 'POST', path: request.path, kind: 'cut', afterWork: true });
		const result = await run(chain(node()), [{ name: 'Ada' }]);
		expect(result.output('Video')).toMatchObject([{ status: 'completed' }]);
		expect(starts()).toHaveLength(2);
		expect([...heygen().jobs.values()].filter(({ type }) => type === jobType)).toHaveLength(1);
	});

	it('not at all where HeyGen refuses it, with its words on the item', async () => {
		const [request] = await startsOf(node({ waitForCompletion: false }));
		await resetSandbox();
		const refuse = { method: 'POST', path: request.path, kind: 'status', status: 400 };
		heygen().fault({ ...refuse, code: 'content_policy_violation', message: 'Not this' });
		const options = { videosAtOnce: 1 };
		const result = await run(chain(node({ options }, CONTINUE)), [{ name: 'Ada' }, { name: 'Bo' }]);
		expect(result.output('Video')).toMatchObject([
			{
				status: 'failed',
				failure_code: 'content_policy_violation',
				error: 'HeyGen: Not this',
				message: 'HeyGen refuses the content. Change the script and try again.',
			},
			{ status: 'completed' },
		]);
	});

	/** What a run of this node sends to start its video. */
	async function startsOf(one: object) {
		await run(chain(one), [{ name: 'Ada' }]);
		return starts();
	}
});

describe("a prompt's video", () => {
	it('is looked up by its session, and then by itself', async () => {
		const result = await run(chain(video({ source: 'prompt', prompt: 'A film' })));
		const [item] = result.output('Video');
		expect(item).toMatchObject({ job_type: 'video_agent', status: 'completed' });
		expect(item.id).not.toBe(item.job_id);
		expect(gets(/^\/v3\/video-agents\//).at(-1)!.path).toBe(`/v3/video-agents/${item.job_id}`);
		expect(gets(/^\/v3\/videos\//).at(-1)!.path).toBe(`/v3/videos/${item.id}`);
	});

	it('may be one of a chat where nobody waits', async () => {
		const options = { chatMode: true, incognitoMode: true };
		const node = video({
			source: 'prompt',
			prompt: 'A film',
			orientation: 'portrait',
			waitForCompletion: false,
			options,
		});
		await run(chain(node));
		expect(bodies('/v3/video-agents')).toEqual([
			{ prompt: 'A film', mode: 'chat', orientation: 'portrait', incognito_mode: true },
		]);
	});
});

it("a template's subtitles are styled as each item says", async () => {
	const template = heygen().templates[0];
	const node = video({
		source: 'template',
		templateId: byId(template.id),
		variables: { mappingMode: 'defineBelow', value: { first_name: 'Ada' } },
		options: {
			subtitleStyle: {
				preset: '={{ $json.preset }}',
				fontSize: 48,
				position: { place: { x: '={{ 0.5 }}', y: 10 } },
			},
		},
	});
	const result = await run(chain(node), [{ preset: 'classic' }, { preset: 'bold' }]);
	expect(result.output('Video')).toMatchObject(Array(2).fill({ status: 'completed' }));
	expect(bodies(`/v3/templates/${template.id}`).map(({ subtitles }) => subtitles)).toEqual(
		['classic', 'bold'].map((preset_name) => ({
			preset_name,
			font_size: 48,
			position: { x: 0.5, y: 10 },
		})),
	);
});

describe('a callback of the own', () => {
	const options = { callbackUrl: 'https://example.com/ready', callbackId: 'order 7' };

	it.each(SOURCES)(
		'is sent for %s where nobody waits and HeyGen knows it',
		async (source, _, fieldsOf) => {
			await run(chain(video({ source, ...fieldsOf(), waitForCompletion: false, options })));
			const [{ body }] = starts();
			expect([body.callback_url, body.callback_id]).toEqual(
				source === 'cinematic' ? [undefined, undefined] : [options.callbackUrl, options.callbackId],
			);
		},
	);

	it.each(SOURCES)('is not sent for %s where the node waits', async (source, _, fieldsOf) => {
		await run(chain(video({ source, ...fieldsOf(), options })));
		expect(starts()[0].body).not.toHaveProperty('callback_url');
	});
});

it('a long script becomes one video of several scenes', async () => {
	const text = Array.from({ length: 300 }, (_, n) => `This is sentence number ${n} of them all.`);
	const node = video({
		avatarId: avatar(),
		script: text.join(' '),
		background: 'color',
		backgroundColor: '#112233',
		options: { longScript: 'split' },
	});
	const result = await run(chain(node));
	expect(result.output('Video')).toMatchObject([{ status: 'completed' }]);
	const [{ type, scenes }] = bodies();
	expect(type).toBe('studio');
	expect(scenes.length).toBeGreaterThan(1);
	const said = scenes.map(({ input }: { input: { script: string } }) => input.script);
	expect(said.join(' ')).toBe(text.join(' '));
});
