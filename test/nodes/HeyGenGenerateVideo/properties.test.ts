import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
} from 'n8n-workflow';
import { HeyGenGenerateVideo } from '../../../nodes/HeyGenGenerateVideo/HeyGenGenerateVideo.node';
import { bodyOf, chosen, expectRefusal, PROMPT, SCENES } from './reading';

const { description } = new HeyGenGenerateVideo();
const { properties } = description;
const node = (parameters: INodeParameters): INode => ({
	id: 'id',
	name: 'Video',
	type: 'type',
	typeVersion: 1,
	position: [0, 0],
	parameters,
});

/** The panel as n8n fills it in. */
const filled = (said: object) =>
	NodeHelpers.getNodeParameters(
		properties,
		said as INodeParameters,
		true,
		false,
		node({}),
		description,
	)!;
/** The fields for which n8n refuses to run. */
const missing = (said: object) =>
	Object.keys(
		NodeHelpers.getNodeParametersIssues(properties, node(filled(said)), description)?.parameters ??
			{},
	);
const shown = (said: object) => {
	const values = filled(said);
	return properties.filter((field) =>
		NodeHelpers.displayParameter(values, field, node({}), description),
	);
};

describe('an avatar', () => {
	const filmed = { scenesFrom: 'form', sceneForm: { scene: [{ sceneType: 'video' }] } };

	it.each<[object, string[]]>([
		[{ source: 'avatar' }, ['avatarId']],
		[{ source: 'cinematic', cinematicPrompt: 'x' }, ['avatarId']],
		[{ source: 'scenes' }, []],
		[{ source: 'scenes', ...filmed }, []],
		[{ source: 'prompt' }, []],
	])('is required or not by %j: %j', (said, fields) => expect(missing(said)).toEqual(fields));

	it('of one name stands in the panel once, whatever the source', () => {
		for (const source of ['avatar', 'cinematic', 'prompt', 'scenes']) {
			const names = shown({ source }).map(({ name }) => name);
			expect(names.filter((name) => name === 'avatarId')).toEqual(['avatarId']);
			expect(new Set(names).size).toBe(names.length);
		}
	});

	it('is none where the scenes have their own, or show nobody', async () => {
		const scenes = [
			{ script: 'Hello.', avatar_id: 'twin' },
			{ video_url: 'https://example.com/a.mp4' },
			{ image_url: 'https://example.com/a.png', script: 'Look.', voice_id: 'voice-2' },
		];
		expect(await bodyOf({ ...SCENES, avatarId: chosen(''), scenes })).toMatchObject({
			scenes: { length: 3 },
		});
	});

	it.each<[string, object, RegExp]>([
		['who speaks', { script: 'Hello.' }, /'avatar_id'.*'Avatar'/],
		[
			'whose voice is heard',
			{ image_url: 'https://example.com/a.png', script: 'Look.' },
			/'avatar_id'.*'Avatar'/,
		],
	])('is asked for by a scene that does not say %s', async (_, scene, wayOut) => {
		await expectRefusal(
			{ ...SCENES, avatarId: chosen(''), scenes: [scene] },
			'Scene 1: No avatar is chosen',
			wayOut,
		);
	});
});

describe('the filter of what is first available', () => {
	it.each(['avatar', 'cinematic', 'prompt', 'scenes'])('stands in the panel of %s', (source) => {
		const first = { avatarId: chosen('first'), voiceId: chosen('first') };
		const filters = (said: object) =>
			shown({ source, ...said })
				.map(({ name }) => name)
				.filter((name) => name.endsWith('Filter'));
		const speaks = source !== 'cinematic';
		expect(filters(first)).toEqual(speaks ? ['avatarFilter', 'voiceFilter'] : ['avatarFilter']);
		expect(filters({ avatarId: chosen('studio'), voiceId: chosen('own') })).toEqual([]);
	});

	it('is right below its field', () => {
		const first = { avatarId: chosen('first'), voiceId: chosen('first') };
		const names = shown({ source: 'prompt', ...first }).map(({ name }) => name);
		const at = names.indexOf('avatarId');
		expect(names.slice(at, at + 4)).toEqual(['avatarId', 'avatarFilter', 'voiceId', 'voiceFilter']);
	});

	it('is kept for a prompt', async () => {
		const filters = { avatarFilter: { gender: 'male' }, voiceFilter: { language: 'German' } };
		const first = { avatarId: chosen('first'), voiceId: chosen('first') };
		const said = filled({ ...PROMPT, ...first, ...filters });
		expect(said).toMatchObject(filters);
		expect(await bodyOf(said)).toMatchObject({ avatar_id: 'twin', voice_id: 'voice-2' });
	});
});

describe('a voice by its ID', () => {
	const hintOf = (field: INodeProperties | undefined) =>
		field?.modes?.find(({ name }) => name === 'id')?.hint;

	it.each([
		['avatar', "Leave empty for the avatar's own voice"],
		['scenes', "Leave empty for the avatar's own voice"],
		['prompt', 'Leave empty to let HeyGen choose'],
	])('says for %s what an empty field means', (source, hint) => {
		expect(hintOf(shown({ source }).find(({ name }) => name === 'voiceId'))).toBe(hint);
	});

	it('says so in a scene, too', () => {
		const form = properties.find(({ name }) => name === 'sceneForm')!;
		const [{ values }] = form.options as INodePropertyCollection[];
		const field = (wanted: string) => values.find(({ name }) => name === wanted)!;
		expect(hintOf(field('voiceId'))).toBe('Leave empty for the voice above');
		expect(field('avatarId').description).not.toContain('filter above');
	});
});
