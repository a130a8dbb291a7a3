import { NodeHelpers, type INode, type INodeParameters } from 'n8n-workflow';
import { HeyGenGenerateVideo } from '../../../nodes/HeyGenGenerateVideo/HeyGenGenerateVideo.node';
import { bodyOf, chosen, expectRefusal, SCENES } from './reading';

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
