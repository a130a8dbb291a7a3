import { files } from '../files';
import { chain } from '../run-workflow';
import { report, video } from '../setup';
import { CONTINUE, SOURCES, avatar, heygen, posts, run, starts, useSandbox } from './setup';

useSandbox();

describe('250 items as batches, one of them malformed', () => {
	const items = Array.from({ length: 250 }, (_, n) => ({
		n,
		text: n === 123 ? ' ' : `Hello ${n}`,
	}));
	const node = (fields: object, more: object) =>
		video(
			{
				avatarId: avatar(),
				script: '={{ $json.text }}',
				options: { submitAsBatch: true },
				...fields,
			},
			more,
		);

	it('are 249 videos, and an error on the right item', async () => {
		const result = await run(chain(node({}, CONTINUE)), items);
		const output = result.output('Video');
		expect(output.filter(({ status }) => status === 'completed')).toHaveLength(249);
		expect(output.filter(({ error }) => error !== undefined)).toHaveLength(1);
		expect(output[123]).toMatchObject({ status: 'failed', error: 'The script is empty' });
		expect(starts().map(({ path }) => path)).toEqual(Array(3).fill('/v3/videos/batches'));
		expect(heygen().videos.size).toBe(249);
		output.forEach(({ job_id: id }, n) => {
			const made = heygen().videos.get(id)?.body as { script?: string } | undefined;
			expect(made?.script).toBe(n === 123 ? undefined : `Hello ${n}`);
		});
	});

	it('leave by two outputs, each with its own item', async () => {
		const workflow = chain(node({}, { onError: 'continueErrorOutput' }), {
			...report,
			parameters: { json: "={{ { ...$json, of: $('Items').item.json.n } }}" },
		});
		const result = await run(workflow, items);
		const good = result.output('Report');
		expect(good).toHaveLength(249);
		for (const { of, job_id: id } of good) {
			const made = heygen().videos.get(id)?.body as { script: string };
			expect(made.script).toBe(`Hello ${of}`);
		}
		expect(result.output('Failed')).toEqual([
			expect.objectContaining({
				n: 123,
				error: 'The script is empty',
				message: expect.stringContaining("in the field 'Script'"),
			}),
		]);
		expect(starts()).toHaveLength(3);
	});

	it('have their IDs where nobody waits', async () => {
		const result = await run(chain(node({ waitForCompletion: false }, CONTINUE)), items);
		const output = result.output('Video');
		expect(new Set(output.map(({ job_id: id }) => id)).size).toBe(250);
		expect(output[123]).toMatchObject({ job_id: null, error: 'The script is empty' });
		for (const { job_type: type, job_id: id } of output.filter(({ error }) => !error)) {
			expect([type, heygen().videos.has(id)]).toEqual(['video', true]);
		}
		expect(starts()).toHaveLength(3);
	});

	it('stop the run before anything is sent, where it is to stop', async () => {
		const result = await run(chain(node({}, {})), items);
		expect(result.error.message).toBe('[Item 123] The script is empty');
		expect(posts()).toEqual([]);
	});
});

describe("n8n's Retry On Fail after a failure in the middle", () => {
	const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const leads = ['Ada', 'Bo', 'Cy'].map((name) => ({ name, files: { data: 'photo' } }));
	const failOnBo = (fault: object) =>
		heygen().fault({ method: 'POST', body: /Bo/, kind: 'status', status: 400, ...fault });

	it.each(SOURCES.filter(([source]) => source !== 'scenes'))(
		'makes no second video from %s',
		async (source, jobType, fieldsOf) => {
			failOnBo({ code: 'invalid_parameter' });
			const node = video({ source, ...fieldsOf(), options: { videosAtOnce: 1 } }, RETRY);
			const result = await run(chain(node), leads);
			expect(result.error).toBeUndefined();
			expect(result.output('Video')).toMatchObject(leads.map(() => ({ status: 'completed' })));
			const jobs = [...heygen().jobs.values()].filter(({ type }) => type === jobType);
			expect(jobs).toHaveLength(3);
			const keys = starts().map(({ headers }) => headers['idempotency-key']);
			expect(keys.length).toBeGreaterThan(3);
			expect(new Set(keys).size).toBe(3);
		},
	);

	it('makes no second video, and uploads no second file, from files', async () => {
		failOnBo({ code: 'invalid_parameter' });
		const node = video(
			{
				avatarId: avatar(),
				script: '=Hello {{ $json.name }}',
				background: 'imageBinary',
				backgroundBinaryField: 'data',
				options: { videosAtOnce: 1 },
			},
			RETRY,
		);
		const result = await run(chain(files, node), leads);
		expect(result.output('Video')).toMatchObject(leads.map(() => ({ status: 'completed' })));
		expect(heygen().videos.size).toBe(3);
		expect(heygen().assets.size).toBe(1);
	});

	it('makes no second batch', async () => {
		const items = Array.from({ length: 120 }, (_, n) => ({ name: `Ada ${n}` }));
		const node = video(
			{
				avatarId: avatar(),
				script: '=Hello {{ $json.name }}',
				options: { submitAsBatch: true },
			},
			RETRY,
		);
		heygen().failNext({ failure_message: 'Played by the test' });
		const result = await run(chain(node), items);
		expect(heygen().videos.size).toBe(120);
		expect(new Set(starts().map(({ headers }) => headers['idempotency-key'])).size).toBe(2);
		expect(result.status).toBe('error');
	});
});
