import { readScenesVideo } from '../../../../nodes/HeyGenAvatarIv/video/generateScenes';
import { readPhotoVideo } from '../../../../nodes/HeyGenAvatarIv/video/generate';
import { itemFields } from '../../../../nodes/shared/itemFields';
import { newRun } from '../../../../nodes/shared/video/run';
import { fakeContext } from '../../fakeContext';
import { accountAnswers } from '../../HeyGenGenerateVideo/account';

const PHOTO = {
	source: 'url',
	photoUrl: 'https://example.com/ada.jpg',
	speech: 'script',
	script: 'Hello there.',
	voiceId: 'voice-1',
	background: 'none',
	aspectRatio: 'auto',
	resolution: '1080p',
	options: {},
};
const LONG = { script: 'One sentence. '.repeat(400), options: { longScript: 'split' } };
const photo = { type: 'image', image: { type: 'url', url: 'https://example.com/ada.jpg' } };

function reading(fields: object) {
	const { context, hints } = fakeContext({
		parameters: { ...PHOTO, ...fields },
		answers: accountAnswers(),
	});
	return { run: newRun(context), item: itemFields(context, 0), hints };
}

async function read(fields: object = {}, reader = readPhotoVideo) {
	const { run, item, hints } = reading(fields);
	const { body } = await reader(run, item);
	return { body: JSON.parse(JSON.stringify(body)) as object, hints };
}

async function refusal(fields: object, reader = readPhotoVideo): Promise<unknown> {
	const { run, item } = reading(fields);
	return await reader(run, item).then(
		({ body }) => new Error(`It was not refused: ${JSON.stringify(body)}`),
		(error: unknown) => error,
	);
}

describe('a long script of a photo', () => {
	it('becomes scenes with the photo and the voice in each', async () => {
		const { body } = await read({ ...LONG, motionPrompt: 'Waves' });
		const input = { ...photo, voice_id: 'voice-1', motion_prompt: 'Waves' };
		expect(body).toMatchObject({
			type: 'studio',
			scenes: [
				{ type: 'avatar_video', input },
				{ type: 'avatar_video', input },
			],
		});
	});

	it.each<[string, object, RegExp, RegExp]>([
		[
			'a color behind it',
			{ background: 'color', backgroundColor: '#ffffff' },
			/cannot have a background behind a photo$/,
			/'Background' to that of the photo/,
		],
		[
			'an image behind it',
			{ background: 'imageUrl', backgroundImageUrl: 'https://example.com/office.jpg' },
			/cannot have a background behind a photo$/,
			/shorten the script$/,
		],
		[
			'nothing behind it',
			{ appearance: { removeBackground: true } },
			/cannot have the photo cut out of its background$/,
			/remove 'Transparent' and 'Remove Background'/,
		],
	])('is refused with %s', async (_, fields, message, description) => {
		expect(await refusal({ ...LONG, ...fields })).toMatchObject({
			message: expect.stringMatching(message) as string,
			description: expect.stringMatching(description) as string,
		});
	});

	it('says which of the options are left out', async () => {
		const { hints } = await read({ ...LONG, options: { ...LONG.options, folderId: 'f' } });
		expect(hints).toEqual([expect.stringContaining("'Folder ID'")]);
	});
});

it('takes no notice of voice settings where a recording is played', async () => {
	const recording = { speech: 'audioUrl', audioUrl: 'https://example.com/a.mp3' };
	const { body } = await read({ ...recording, voiceSettings: { speed: 9 } });
	expect(body).toStrictEqual({
		...photo,
		audio_url: 'https://example.com/a.mp3',
		aspect_ratio: 'auto',
		resolution: '1080p',
	});
});

describe('a scene is named where', () => {
	it.each<[string, object, string]>([
		['its gesture is unknown', { script: 'b', gestures: ['yodel'] }, "There is no gesture 'yodel'"],
		['its script is empty', { script: ' ' }, 'There is no script'],
		[
			'a color is behind its photo',
			{ script: 'b', background_color: '#ffffff' },
			'There is a background color behind a photo',
		],
		[
			'its file comes from nowhere',
			{ type: 'photo', script: 'b', file_from: 'disk' },
			"'File From' cannot be 'disk'",
		],
	])('%s', async (_, second, message) => {
		const fields = { scenesFrom: 'list', scenes: ['a', second] };
		expect(await refusal(fields, readScenesVideo)).toMatchObject({
			message: `Scene 2: ${message}`,
		});
	});

	it('its photo is at no address, once', async () => {
		const scenes = ['a', { script: 'b', photo_url: 'ada.jpg' }];
		expect(await refusal({ scenesFrom: 'list', scenes }, readScenesVideo)).toMatchObject({
			message: "'Scene 2: Photo' is no address: ada.jpg",
		});
	});
});

it('keeps what is wrong with the photo of all scenes apart from the scenes', async () => {
	const fields = { photoUrl: 'ada.jpg', scenesFrom: 'list', scenes: ['a', 'b'] };
	expect(await refusal(fields, readScenesVideo)).toMatchObject({
		message: "'Photo' is no address: ada.jpg",
	});
});

it('wishes for the liveliness of an emotion only where the engine of a look has any', async () => {
	const avatar = (avatarId: string) => ({ source: 'avatar', avatarId, emotion: 'Excited' });
	expect((await read(avatar('photo'))).body).toMatchObject({ expressiveness: 'high' });
	const { body } = await read(avatar('photo-only-v'));
	expect(body).toMatchObject({ engine: { type: 'avatar_v' } });
	expect(body).not.toHaveProperty('expressiveness');
});
