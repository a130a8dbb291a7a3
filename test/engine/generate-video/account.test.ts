import { KEYS } from '../../sandbox';
import { chain } from '../run-workflow';
import { video, look as byId } from '../setup';
import { CONTINUE, type Look, avatar, bodies, gets, heygen, posts, run, useSandbox } from './setup';

useSandbox();

describe('on any account', () => {
	it('the first available avatar and voice make a video', async () => {
		const node = video({
			avatarId: { __rl: true, mode: 'list', value: 'first' },
			voiceId: { __rl: true, mode: 'list', value: 'first' },
			voiceFilter: { language: 'German', gender: 'female' },
			script: 'Guten Tag',
		});
		const result = await run(chain(node), [{}, {}, {}]);
		expect(result.output('Video')).toMatchObject(Array(3).fill({ status: 'completed' }));
		const [body] = bodies();
		const voice = heygen().voices.find(({ voice_id: id }) => id === body.voice_id)!;
		expect([voice.language, voice.gender]).toEqual(['German', 'female']);
		// However many items there are, each is looked for once.
		expect(gets(/^\/v3\/avatars\/looks$/)).toHaveLength(1);
		expect(gets(/^\/v3\/voices$/).length).toBeLessThanOrEqual(2);
	});

	it('each kind of look makes a video, whatever engines it works with', async () => {
		const looks = heygen().looks.filter(
			({ status, default_voice_id: voice }) =>
				voice !== null && (status === null || status === 'completed'),
		);
		const kinds = new Map(
			looks.map((look) => [`${look.avatar_type} ${look.supported_api_engines.join()}`, look]),
		);
		const items = [...kinds.values()].map(({ id }) => ({ id }));
		expect(items.length).toBeGreaterThan(4);
		const node = video({ avatarId: byId('={{ $json.id }}'), script: 'Hi' });
		const result = await run(chain(node), items);
		expect(result.error).toBeUndefined();
		expect(result.output('Video')).toMatchObject(items.map(() => ({ status: 'completed' })));
	});

	it('a whole avatar, one in training and one without a voice are refused before anything is sent', async () => {
		const of = (fits: (look: Look) => boolean) => heygen().looks.find(fits)!;
		const items = [
			{ id: heygen().looks[0].group_id },
			{ id: of(({ status }) => status === 'processing').id },
			{ id: of(({ status }) => status === 'pending_consent').id },
			{ id: of(({ status, default_voice_id: v }) => v === null && !status).id },
		];
		const node = video({ avatarId: byId('={{ $json.id }}'), script: 'Hi' }, CONTINUE);
		const result = await run(chain(node), items);
		expect(result.output('Video').map(({ error }) => error)).toEqual([
			expect.stringMatching(/is a whole avatar, not one of its looks$/),
			expect.stringMatching(/is still in training$/),
			expect.stringMatching(/waits for consent$/),
			expect.stringMatching(/has no voice of its own$/),
		]);
		expect(result.output('Video')[0].message).toContain(heygen().looks[0].id);
		expect(posts()).toEqual([]);
	});

	it('a template whose variables have no value says which one needs it', async () => {
		const template = heygen().templates[2];
		const node = video({
			source: 'template',
			templateId: byId(template.id),
			variables: { mappingMode: 'autoMapInputData', value: null },
		});
		const result = await run(chain({ ...node, ...CONTINUE }), [{ greeting: 'Hello' }]);
		expect(result.output('Video')[0]).toMatchObject({
			status: 'failed',
			error: expect.stringMatching(/'(photo|speaker)' has no default/),
		});
	});
});

describe('the balance', () => {
	const node = (more: object = {}) =>
		video(
			{ avatarId: avatar(), script: 'word '.repeat(150), options: { checkBalance: true } },
			more,
		);

	it('is looked at once, and lets a run pass that it covers', async () => {
		heygen().account.wallet = { currency: 'usd', remaining_balance: 8.01 } as never;
		const result = await run(chain(node()), [{}, {}]);
		expect(result.output('Video')).toMatchObject([
			{ status: 'completed' },
			{ status: 'completed' },
		]);
		expect(gets(/^\/v3\/users\/me$/)).toHaveLength(1);
	});

	it('stops a run that it does not cover, before anything is sent', async () => {
		heygen().account.wallet = { currency: 'usd', remaining_balance: 7.99 } as never;
		const result = await run(chain(node(CONTINUE)), [{}, {}]);
		for (const item of result.output('Video')) {
			expect(item).toMatchObject({
				failure_code: 'insufficient_credit',
				error:
					'The API wallet has $7.99 left; this run is estimated at 120 s of video in 2 videos, about $8.00',
			});
		}
		expect(posts()).toEqual([]);
	});

	it('that the key may not see stops the run, and says what to do', async () => {
		const stored = {
			heyGenVideoApi: { apiKey: KEYS.heygenLimited, baseUrl: heygen().url },
		};
		const result = await run(chain(node()), [{}], { credentials: stored });
		expect(result.error.message).toMatch(/^The balance could not be checked: /);
		expect(result.error.description).toContain("turn off 'Check Balance'");
		expect(posts()).toEqual([]);
	});
});

describe('the most seconds per run', () => {
	const prompt = (options: object) => video({ source: 'prompt', prompt: 'A lighthouse', options });

	it('count videos of unknown lengths', async () => {
		const result = await run(chain(prompt({ mostSeconds: 150 })), [{}, {}, {}]);
		expect(result.error.message).toContain(
			"This run would take about 180 s of video in 3 videos (3 unknown lengths taken as 60 s each), more than the 150 s that 'Most Seconds per Run' allows",
		);
		expect(posts()).toEqual([]);
	});

	it.each([
		{ mostSeconds: 150, secondsIfUnknown: 50 },
		{ mostSeconds: 150, secondsIfUnknown: '={{ 50 }}', checkBalance: true },
	])('count them as the user says: %j', async (options) => {
		const result = await run(chain(prompt(options)), [{}, {}, {}]);
		expect(result.error).toBeUndefined();
		expect(result.output('Video')).toMatchObject(Array(3).fill({ status: 'completed' }));
	});
});
