import {
	bodyOf,
	chosen,
	expectRefusal,
	itSendsNothingThatHeyGenRefuses,
	read,
	SCENES,
} from './reading';

type Fields = Record<string, unknown>;

const IMAGE = 'https://example.com/a.png';
const CLIP = 'https://example.com/a.mp4';
const asset = { type: 'asset_id', asset_id: 'asset-1' };
const url = (address: string) => ({ type: 'url', url: address });
const scene = (fields: Fields) => ({ script: 'Hello.', ...fields });
const sent = (fields: Fields) => ({
	type: 'avatar_video',
	input: { type: 'avatar', avatar_id: 'studio', script: 'Hello.', ...fields },
});

/** What becomes of one scene of a list, behind one that says nothing of its own. */
async function second(fields: Fields, node: Fields = {}): Promise<unknown> {
	const body = await bodyOf({ ...SCENES, ...node, scenes: ['First.', fields] });
	return (body.scenes as unknown[])[1];
}

describe('a scene of a list has its own', () => {
	it.each<[string, Fields, Fields]>([
		['engine', { engine: { type: 'avatar_v' } }, { engine: { type: 'avatar_v' } }],
		['engine by its name', { engine: ' avatar_iii ' }, { engine: { type: 'avatar_iii' } }],
		[
			'reference look',
			{ engine: { type: 'avatar_v', reference_look_id: 'twin' } },
			{ engine: { type: 'avatar_v', reference_look_id: 'twin' } },
		],
		[
			'engine, which follows its motion prompt',
			{ engine: { type: 'avatar_v', reference_look_id: null }, motion_prompt: 'waves' },
			{ engine: { type: 'avatar_v' }, motion_prompt: 'waves' },
		],
		[
			'color',
			{ background: { type: 'color', color: '#112233' } },
			{ background: { type: 'color', color: '#112233' } },
		],
		[
			'color, as a video of one avatar has it',
			{ background: { type: 'color', value: '#112233' } },
			{ background: { type: 'color', color: '#112233' } },
		],
		[
			'color by itself',
			{ background: '#112233' },
			{ background: { type: 'color', color: '#112233' } },
		],
		[
			'voice settings',
			{ voice_settings: { speed: '1.3', pitch: -5, volume: 0, locale: 'en-GB' } },
			{ voice_settings: { speed: 1.3, pitch: -5, volume: 0, locale: 'en-GB' } },
		],
		...[
			{
				engine_type: 'elevenlabs',
				model: 'eleven_v3',
				stability: 0.5,
				similarity_boost: 0.2,
				style: 1,
				use_speaker_boost: false,
			},
			{ engine_type: 'fish', model: 's2-pro', stability: 0.4, similarity: 0.3 },
			{ engine_type: 'starfish' },
		].map((engine_settings): [string, Fields, Fields] => [
			`settings of ${engine_settings.engine_type}`,
			{ voice_settings: { engine_settings } },
			{ voice_settings: { engine_settings } },
		]),
		[
			'nothing, where its fields hold nothing',
			{ engine: null, background: '', voice_settings: undefined, caption: null, input: null },
			{},
		],
		[
			'fields that are not of HeyGen',
			{ title: 'One', seconds: 5, role: 'hook', source: 'the blog', caption: 'Hi', image: 'a' },
			{},
		],
	])('%s', async (_, fields, expected) => {
		expect(await second(scene(fields))).toStrictEqual(sent(expected));
	});

	it("values, which go before the node's one by one", async () => {
		const node = {
			appearance: { engine: 'avatar_v', referenceLookId: 'twin' },
			voiceSettings: { speed: 1.5, pitch: 3, engine: 'starfish' },
			background: 'color',
			backgroundColor: '#ffffff',
		};
		const own = { engine: 'avatar_iv', voice_settings: { speed: 1 }, background: '#000000' };
		expect(await second(scene(own), node)).toStrictEqual(
			sent({
				engine: { type: 'avatar_iv' },
				voice_settings: { speed: 1, pitch: 3, engine_settings: { engine_type: 'starfish' } },
				background: { type: 'color', color: '#000000' },
			}),
		);
		expect(await second(scene({}), node)).toStrictEqual(
			sent({
				engine: { type: 'avatar_v', reference_look_id: 'twin' },
				voice_settings: { speed: 1.5, pitch: 3, engine_settings: { engine_type: 'starfish' } },
				background: { type: 'color', color: '#ffffff' },
			}),
		);
	});

	it('voice settings over an image, and a length that goes by them', async () => {
		const words = 'word '.repeat(75);
		const { body, seconds } = await read({
			...SCENES,
			scenes: [{ image_url: IMAGE, script: words, voice_settings: { speed: 1.5 } }],
		});
		expect(body).toMatchObject({ scenes: [{ voice_settings: { speed: 1.5 } }] });
		expect(seconds).toBeCloseTo(20, 0);
	});
});

describe("a scene in HeyGen's own form", () => {
	it.each<[string, Fields, Fields]>([
		[
			'with an avatar',
			{
				type: 'avatar_video',
				input: {
					type: 'avatar',
					avatar_id: 'photo',
					script: 'Hello.',
					voice_id: 'voice-2',
					voice_settings: { speed: 1.1 },
					motion_prompt: 'waves',
					expressiveness: 'high',
					engine: { type: 'avatar_iv' },
					background: { type: 'color', color: '#112233' },
				},
			},
			sent({
				avatar_id: 'photo',
				voice_id: 'voice-2',
				voice_settings: { speed: 1.1 },
				engine: { type: 'avatar_iv' },
				motion_prompt: 'waves',
				expressiveness: 'high',
				background: { type: 'color', color: '#112233' },
			}),
		],
		[
			'with the avatar of the node',
			{ type: 'avatar_video', role: 'hook', input: { script: 'Hello.' } },
			sent({}),
		],
		[
			'with a recording',
			{ type: 'avatar_video', input: { type: 'avatar', audio_asset_id: 'asset-1' } },
			{
				type: 'avatar_video',
				input: { type: 'avatar', avatar_id: 'studio', audio_asset_id: 'asset-1' },
			},
		],
		...[url(IMAGE), asset].map((image): [string, Fields, Fields] => [
			`with a photo that speaks, by its ${image.type}`,
			{
				type: 'avatar_video',
				input: { type: 'image', image, script: 'Hello.', voice_id: 'voice-1' },
			},
			{
				type: 'avatar_video',
				input: { type: 'image', image, script: 'Hello.', voice_id: 'voice-1' },
			},
		]),
		...[url(IMAGE), asset].map((source): [string, Fields, Fields] => [
			`with a still image, by its ${source.type}`,
			{ type: 'image', source, duration: 3 },
			{ type: 'image', source, duration: 3 },
		]),
		[
			'with an image that is spoken to',
			{ type: 'image', source: url(IMAGE), script: 'Look.', voice_id: 'voice-2' },
			{ type: 'image', source: url(IMAGE), script: 'Look.', voice_id: 'voice-2' },
		],
		[
			'with a clip',
			{ type: 'video', source: url(CLIP), playback: { volume: 0.3, mute: true } },
			{ type: 'video', source: url(CLIP), playback: { volume: 0.3, mute: true } },
		],
		[
			'with a clip by our own name',
			{ video_url: CLIP, playback: { mute: true } },
			{ type: 'video', source: url(CLIP), playback: { mute: true } },
		],
		['with an input of no type', { input: { type: 'avatar', script: 'Hello.' } }, sent({})],
		['with a clip as it is', { type: 'video', source: asset }, { type: 'video', source: asset }],
	])('%s is sent', async (_, fields, expected) => {
		expect(await second(fields)).toStrictEqual(expected);
	});

	it('can be the body of an earlier video', async () => {
		const { scenes } = await bodyOf({ ...SCENES, voiceSettings: { speed: 1.2 } });
		expect(await bodyOf({ ...SCENES, scenes })).toMatchObject({ scenes });
	});
});

describe('a scene of a list is refused', () => {
	const settings = (voice_settings: unknown) => scene({ voice_settings });
	const engineSettings = (engine_settings: unknown) => settings({ engine_settings });
	const speaking = (input: Fields) => ({ type: 'avatar_video', input });

	it.each<[string, Fields, string | RegExp, RegExp]>([
		[
			'with an engine that its look does not work with',
			scene({ avatar_id: 'only-iv', engine: 'avatar_v' }),
			"Scene 2: The avatar 'Look only-iv' does not work with Avatar V",
			/Avatar IV/,
		],
		[
			'with an engine that there is not',
			scene({ engine: { type: 'avatar_vi' } }),
			"Scene 2: 'Engine' cannot be 'avatar_vi'",
			/avatar_v$/,
		],
		['with an engine of no type', scene({ engine: {} }), "Scene 2: 'engine' has no type", /type/],
		[
			'with an engine of more than HeyGen knows',
			scene({ engine: { type: 'avatar_v', quality: 1 } }),
			"Scene 2: HeyGen knows no 'quality' in 'engine'",
			/type, reference_look_id/,
		],
		[
			'with a reference look for another engine',
			scene({ engine: { type: 'avatar_iv', reference_look_id: 'twin' } }),
			"Scene 2: 'Reference Look ID' needs Avatar V",
			/Avatar V/,
		],
		[
			'with liveliness on its engine',
			scene({ avatar_id: 'photo', engine: 'avatar_v', expressiveness: 'low' }),
			'Scene 2: Avatar V knows no expressiveness',
			/Avatar IV/,
		],
		[
			'with an engine for a photo',
			scene({ type: 'photo', photo_url: IMAGE, voice_id: 'voice-1', engine: 'avatar_v' }),
			'Scene 2: A photo is always brought to life by Avatar IV',
			/'engine'/,
		],
		[
			'with a color that is none',
			scene({ background: { type: 'color', color: 'red' } }),
			"Scene 2: 'red' is no background color",
			/six digits/,
		],
		[
			'with no color',
			scene({ background: { type: 'color' } }),
			"Scene 2: '' is no background color",
			/six digits/,
		],
		[
			'with an image behind it',
			scene({ background: { type: 'image', url: IMAGE } }),
			"Scene 2: 'background' is of the type 'image'",
			/color/,
		],
		['with a list behind it', scene({ background: [1] }), "Scene 2: 'background' is [1]", /color/],
		[
			'with a color behind a photo',
			scene({ type: 'photo', photo_url: IMAGE, voice_id: 'voice-1', background: '#112233' }),
			'Scene 2: There is a background color behind a photo',
			/remove it/,
		],
		['with a voice too fast', settings({ speed: 2 }), "Scene 2: 'Speed' is 2", /0.5 to 1.5/],
		['with a voice too high', settings({ pitch: 99 }), "Scene 2: 'Pitch' is 99", /-50 to 50/],
		['with settings that are none', settings('fast'), "Scene 2: 'voice_settings' is fast", /speed/],
		[
			'with settings that HeyGen does not know',
			settings({ rate: 1 }),
			"Scene 2: HeyGen knows no 'rate' in 'voice_settings'",
			/speed, pitch, volume, locale, engine_settings/,
		],
		[
			'with settings of no engine',
			engineSettings({ stability: 1 }),
			"Scene 2: 'engine_settings' has no engine_type",
			/elevenlabs, fish, starfish/,
		],
		[
			'with settings of an unknown engine',
			engineSettings({ engine_type: 'x' }),
			"Scene 2: 'Engine' cannot be 'x'",
			/elevenlabs, fish, starfish/,
		],
		[
			'with settings of another engine',
			engineSettings({ engine_type: 'fish', style: 1 }),
			"Scene 2: HeyGen knows no 'style' in 'engine_settings'",
			/model, stability, similarity$/,
		],
		[
			'with a model of another engine',
			engineSettings({ engine_type: 'fish', model: 'eleven_v3' }),
			"Scene 2: 'Model' cannot be 'eleven_v3'",
			/s1, s2-pro/,
		],
		[
			'with an engine by name only',
			engineSettings('fish'),
			/'engine_settings' is fish/,
			/engine_type/,
		],
		...['aspect_ratio', 'resolution', 'callback_url', 'callback_id'].map(
			(name): [string, Fields, string, RegExp] => [
				`with '${name}'`,
				scene({ [name]: 'x' }),
				`Scene 2: '${name}' is not for one scene`,
				/whole video/,
			],
		),
		...['fit', 'remove_background', 'output_format', 'folder_id', 'brand_glossary_id'].map(
			(name): [string, Fields, string, RegExp] => [
				`with '${name}'`,
				speaking(scene({ [name]: 'x' })),
				`Scene 2: '${name}' is not for one scene`,
				/without scenes/,
			],
		),
		[
			'with captions of its own',
			scene({ caption: { file_format: 'srt' } }),
			"Scene 2: 'caption' is not for one scene",
			/whole video/,
		],
		...(
			[
				['engine', { image_url: IMAGE, engine: 'avatar_v' }],
				['background', { type: 'image', url: IMAGE, background: '#112233' }],
				['image', { type: 'image', image: url(IMAGE) }],
				['playback', { type: 'image', url: IMAGE, playback: { mute: true } }],
				['engine', { video_url: CLIP, engine: 'avatar_v' }],
				['background', { video_url: CLIP, background: '#112233' }],
				['voice_settings', { video_url: CLIP, voice_settings: { speed: 1 } }],
				['playback', scene({ playback: { mute: true } })],
				['image', scene({ image: url(IMAGE) })],
				['source', scene({ source: url(IMAGE) })],
				['input', { type: 'photo', url: IMAGE, input: { script: 'x' } }],
				['input', { type: 'image', url: IMAGE, input: { script: 'x' } }],
			] as Array<[string, Fields]>
		).map(([name, fields]): [string, Fields, RegExp, RegExp] => [
			`with '${name}' in ${JSON.stringify(fields)}`,
			fields,
			new RegExp(`^Scene 2: '${name}' is not for a scene of the type '(avatar|image|video)'$`),
			/\w/,
		]),
		[
			'with playback that HeyGen does not know',
			{ type: 'video', source: asset, playback: { loop: true } },
			"Scene 2: HeyGen knows no 'loop' in 'playback'",
			/volume, mute/,
		],
		[
			'with a clip in text',
			{ type: 'video', source: { type: 'base64', media_type: 'video/mp4', data: 'eA==' } },
			"Scene 2: 'source' is of the type 'base64'",
			/url.*asset_id.*binary_field/,
		],
		[
			'with a photo in text',
			speaking({ type: 'image', image: { type: 'base64', data: 'eA==' }, script: 'x' }),
			"Scene 2: 'image' is of the type 'base64'",
			/photo_binary_field/,
		],
		[
			'with a photo from nowhere',
			speaking({ type: 'image', script: 'x' }),
			"Scene 2: 'image' is missing",
			/url/,
		],
		[
			'with a source of nothing',
			{ type: 'image', source: {} },
			"Scene 2: 'source' is of the type ''",
			/url/,
		],
		[
			'with an input that is no avatar',
			speaking({ type: 'voice', script: 'x' }),
			"Scene 2: The type 'voice' is unknown",
			/photo/,
		],
		['without a script', speaking({ type: 'avatar' }), 'Scene 2: There is no script', /script/],
	])('%s', async (_, fields, message, wayOut) => {
		await expectRefusal({ ...SCENES, scenes: ['First.', fields] }, message, wayOut);
	});
});

it('a wish for motion is held against the engine of its scene', async () => {
	const wish = { script: 'Hello.', motion_prompt: 'waves' };
	const { body, hints } = await read({
		...SCENES,
		avatarId: chosen('photo'),
		scenes: [wish, { ...wish, engine: 'avatar_iii' }],
	});
	expect(body).toMatchObject({
		scenes: [{ input: { motion_prompt: 'waves' } }, { input: { engine: { type: 'avatar_iii' } } }],
	});
	expect(hints).toEqual([expect.stringContaining('Avatar III follows none')]);
});

itSendsNothingThatHeyGenRefuses(20);
