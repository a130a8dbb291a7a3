import { expectConforming } from '../../sandbox/testing';
import { runWorkflow } from '../run-workflow';
import { look as byId, startClockedSandbox } from '../setup';

type Setup = Awaited<ReturnType<typeof startClockedSandbox>>;
export type Look = Setup['sandbox']['heygen']['looks'][number];

let sandbox: Setup['sandbox'];
let credentials: Setup['credentials'];
/** What was sent to HeyGen in all tests of a file. */
const all: Setup['sandbox']['heygen']['requests'] = [];

/** Gives the tests of a file a sandbox, and holds all that they sent against HeyGen's schemas. */
export function useSandbox() {
	beforeAll(async () => {
		({ sandbox, credentials } = await startClockedSandbox({ renderSeconds: 90 }));
	});
	afterEach(async () => {
		all.push(...sandbox.heygen.requests);
		await sandbox.reset();
	});
	afterAll(async () => {
		await sandbox.close();
		expectConforming(all);
	});
}

export const heygen = () => sandbox.heygen;
export const resetSandbox = async () => await sandbox.reset();

/** A look that can speak, of this type. */
export const lookOf = (type: Look['avatar_type'], fits: (look: Look) => boolean = () => true) =>
	sandbox.heygen.looks.find(
		(look) =>
			look.avatar_type === type &&
			look.default_voice_id !== null &&
			(look.status === null || look.status === 'completed') &&
			fits(look),
	)!;
export const avatar = () => byId(lookOf('studio_avatar').id);
export const CONTINUE = { onError: 'continueRegularOutput' };

export const run = async (workflow: object, items: object[] = [{}], extra: object = {}) =>
	await runWorkflow({ workflow, items, credentials, ...extra });
export const posts = (path?: string) =>
	sandbox.heygen.requests.filter(
		(request) => request.method === 'POST' && (!path || request.path === path),
	);
export const bodies = (path = '/v3/videos') => posts(path).map(({ body }) => body);
/** Requests that start something, which uploads do not. */
export const starts = () => posts().filter(({ path }) => !path.startsWith('/v3/assets'));
export const gets = (path: RegExp) =>
	sandbox.heygen.requests.filter((request) => request.method === 'GET' && path.test(request.path));
export const uploaded = () => [...sandbox.heygen.assets.values()];

/** The least that each source needs, and where its request goes. */
export const SOURCES: Array<[string, string, () => object, string | RegExp]> = [
	[
		'avatar',
		'video',
		() => ({ avatarId: avatar(), script: '=Hello {{ $json.name }}' }),
		'/v3/videos',
	],
	['scenes', 'video', () => ({ avatarId: avatar(), scenes: ['Hello', 'Bye'] }), '/v3/videos'],
	[
		'template',
		'video',
		() => ({
			templateId: byId(heygen().templates[0].id),
			variables: { mappingMode: 'defineBelow', value: { first_name: '={{ $json.name }}' } },
		}),
		/^\/v3\/templates\/\w+$/,
	],
	[
		'prompt',
		'video_agent',
		() => ({ prompt: '=A film about {{ $json.name }}' }),
		'/v3/video-agents',
	],
	[
		'cinematic',
		'video',
		() => ({ avatarId: avatar(), cinematicPrompt: '={{ $json.name }} walks away' }),
		'/v3/videos',
	],
];
