import { VIDEO_MEDIA_LIMITS } from '../../../nodes/shared/assets/limits';
import { AVATAR, CINEMATIC, FILE, PROMPT, read, SCENES, TEMPLATE_FIELDS } from './reading';

const binary = { data: FILE };
const row = { from: 'binary', binaryField: 'data' };
const photo = { type: 'photo', photo_binary_field: 'data', script: 'Hi', voice_id: 'voice-1' };
const inForm = (scene: object) => ({
	scenesFrom: 'form',
	sceneForm: { scene: [{ ...row, ...scene }] },
});

const limitsOf = async (fields: object) => {
	const { uploads } = await read({ ...fields }, { binary });
	expect(uploads.map(({ field }) => field)).toEqual(['data']);
	return uploads[0].limits;
};

describe("HeyGen's limits for what a video is made from hold for", () => {
	it.each<[string, object]>([
		['a recording', { ...AVATAR, speech: 'audioBinary', audioBinaryField: 'data' }],
		['a background image', { ...AVATAR, background: 'imageBinary', backgroundBinaryField: 'data' }],
		['an image scene of a list', { ...SCENES, scenes: [{ type: 'image', binary_field: 'data' }] }],
		['a clip of a list', { ...SCENES, scenes: [{ type: 'video', binary_field: 'data' }] }],
		['a photo of a list', { ...SCENES, scenes: [photo] }],
		['an image scene of the form', { ...SCENES, ...inForm({ sceneType: 'image', duration: 2 }) }],
		['a clip of the form', { ...SCENES, ...inForm({ sceneType: 'video' }) }],
		['a watermark', { ...AVATAR, options: { watermark: { image: row } } }],
		['a reference', { ...CINEMATIC, references: { file: [row] } }],
	])('%s', async (_, fields) => {
		expect(await limitsOf(fields)).toBe(VIDEO_MEDIA_LIMITS);
	});
});

describe('HeyGen states no limits for', () => {
	it.each<[string, object]>([
		['an attachment', { ...PROMPT, attachments: { file: [row] } }],
		[
			'a variable of a template',
			{
				...TEMPLATE_FIELDS,
				variables: { mappingMode: 'defineBelow', value: { product: 'data' } },
			},
		],
	])('%s', async (_, fields) => {
		expect(await limitsOf(fields)).toBeUndefined();
	});
});
