import {
	bodyOf,
	chosen,
	CINEMATIC,
	expectRefusal,
	FILE,
	itSendsNothingThatHeyGenRefuses,
	read,
	type Surroundings,
} from './reading';

const OF_ANY_LENGTH = {
	type: 'cinematic_avatar',
	prompt: 'She walks to the window',
	avatar_id: ['studio'],
	aspect_ratio: '16:9',
	resolution: '720p',
};
const body = (fields: object = {}) => ({ ...OF_ANY_LENGTH, duration: 10, ...fields });
const option = (fields: object) => ({ options: fields });
const more = (...ids: unknown[]) => ({
	moreAvatars: { avatar: ids.map((id) => ({ avatarId: chosen(id) })) },
});
const references = (...rows: object[]) => ({ references: { file: rows } });
const url = (address: string) => ({ type: 'url', url: address });
const asset = (id: string) => ({ type: 'asset_id', asset_id: id });
const binary = { data: FILE };
const PNG = 'https://example.com/a.png';
const FILES = {
	data: FILE,
	clip: { ...FILE, mimeType: 'video/mp4' },
	sound: { ...FILE, mimeType: 'audio/mpeg' },
};
const of = (count: number, ending: string) =>
	Array.from({ length: count }, (_, index) => `https://example.com/${index}.${ending}`);

const THREE = { avatar_id: ['studio', 'twin', 'photo'] };
const TOO_MANY = 'HeyGen takes at most 9 images, with the avatars counted as such, and 3 videos';

/** As much as HeyGen takes; what a file is need not be known. */
const MOST: Array<[string, string[], { moreAvatars?: object }?]> = [
	['8 images beside an avatar', of(8, 'png')],
	['6 images beside three avatars', of(6, 'jpg'), more('twin', 'photo')],
	['3 videos', of(3, 'mp4')],
	['8 images, 3 videos and 2 sounds', [...of(8, 'jpg'), ...of(3, 'webm'), ...of(2, 'mp3')]],
	['many files of which nobody knows what they are', of(20, 'php?file=a.png')],
];

type Refused = [string, object, string | RegExp, string | RegExp];

describe('a film scene is sent', () => {
	it.each<[string, object, object, Surroundings?]>([
		['with one avatar', {}, body()],
		['with three', more('twin', 'photo'), body({ avatar_id: ['studio', 'twin', 'photo'] })],
		['with one that is named twice', more('studio', ''), body({ avatar_id: ['studio'] })],
		[
			'with the first available one',
			{ avatarId: chosen('first'), avatarFilter: { gender: 'male' } },
			body({ avatar_id: ['twin'] }),
		],
		[
			'with avatars by an expression',
			{ moreAvatars: { avatar: [{ avatarId: 'twin' }, 'photo'] } },
			body({ avatar_id: ['studio', 'twin', 'photo'] }),
		],
		[
			'with an avatar that has no voice',
			{ avatarId: chosen('mute') },
			body({ avatar_id: ['mute'] }),
		],
		...[null, '', {}, { avatar: null }, { avatar: [] }].map(
			(moreAvatars): [string, object, object] => [
				`with no more avatars than one: ${JSON.stringify(moreAvatars)}`,
				{ moreAvatars },
				body(),
			],
		),
		['of 4 seconds', { duration: 4 }, body({ duration: 4 })],
		['of 15 seconds, as text', { duration: '15' }, body({ duration: 15 })],
		['of whole seconds', { duration: 7.4 }, body({ duration: 7 })],
		...['', null, undefined, ' '].map((duration): [string, object, object] => [
			`of the usual length for ${JSON.stringify(duration)}`,
			{ duration },
			body(),
		]),
		[
			'of the length that HeyGen chooses',
			{ duration: 0 },
			{ ...OF_ANY_LENGTH, auto_duration: true },
		],
		[
			'of the length that HeyGen chooses, as text',
			{ duration: '0' },
			{ ...OF_ANY_LENGTH, auto_duration: true },
		],
		['upright', { aspectRatio: '9:16' }, body({ aspect_ratio: '9:16' })],
		['in 1080p', { resolution: '1080p' }, body({ resolution: '1080p' })],
		['with a title', option({ title: 'T' }), body({ title: 'T' })],
		['elaborated', option({ enhancePrompt: true }), body({ enhance_prompt: true })],
		['as it is written', option({ enhancePrompt: 'false' }), body({ enhance_prompt: false })],
		[
			'with references from all places',
			references(
				{ from: 'url', url: PNG },
				{ from: 'asset', assetId: 'asset-1' },
				{ from: 'binary', binaryField: 'data' },
			),
			body({ references: [url(PNG), asset('asset-1'), asset('asset of data')] }),
			{ binary },
		],
		...MOST.map(([name, files, fields = {}]): [string, object, object] => [
			`with ${name}`,
			{ references: files, ...fields },
			body({ references: files.map(url), ...(fields.moreAvatars && THREE) }),
		]),
		[
			'with 8 images, of which it has one itself, and a sound of its own',
			references(
				...of(7, 'png').map((address) => ({ url: address })),
				{ from: 'binary', binaryField: 'data' },
				{ from: 'binary', binaryField: 'sound' },
			),
			body({
				references: [...of(7, 'png').map(url), asset('asset of data'), asset('asset of sound')],
			}),
			{ binary: FILES },
		],
		['with no references', { references: '' }, body()],
		[
			'without what other sources have, and without a callback',
			{
				waitForCompletion: false,
				prompt: 'x',
				script: 'x',
				voiceId: chosen('voice-1'),
				appearance: { motionPrompt: 'waves' },
				options: {
					callbackUrl: 'https://example.com/ready',
					callbackId: 'c',
					captions: 'burnedIn',
					folderId: 'f',
					watermark: { image: { url: 'nonsense' } },
					chatMode: true,
				},
			},
			body(),
		],
	])('%s', async (_name, fields, expected, around = {}) => {
		expect(await bodyOf({ ...CINEMATIC, ...fields }, around)).toStrictEqual(expected);
	});

	it.each([
		[10, 10],
		[0, 15],
	])('of %i s, and counted as %i s; HeyGen calls nobody back', async (duration, seconds) => {
		expect(await read({ ...CINEMATIC, duration })).toMatchObject({
			jobType: 'video',
			path: '/v3/videos',
			seconds,
			noCallback: true,
		});
	});
});

describe('a film scene is refused', () => {
	it.each<Refused>([
		['without a prompt', { cinematicPrompt: ' ' }, 'The prompt is empty', /'Prompt'/],
		[
			'with a prompt of over 10,000 characters',
			{ cinematicPrompt: 'a'.repeat(10_001) },
			'The prompt has 10001 characters',
			/10000/,
		],
		['without an avatar', { avatarId: chosen('') }, 'No avatar is chosen', /'Avatar'/],
		[
			'with four avatars',
			more('twin', 'photo', 'mute'),
			'4 avatars are too many',
			'HeyGen puts up to 3 into one video',
		],
		[
			'with a group among the avatars',
			more('group-1'),
			"'group-1' is a whole avatar, not one of its looks",
			/Look studio/,
		],
		[
			'with an avatar without consent',
			more('unconsented'),
			"The avatar 'Look unconsented' waits for consent",
			/consent in HeyGen/,
		],
		['with 9 images', { references: of(9, 'jpg') }, '9 images and 1 avatar are too many', TOO_MANY],
		[
			'with 12 images beside sounds',
			{ references: [...of(2, 'mp3'), ...of(6, 'PNG'), ...of(6, 'jpeg?size=1')] },
			'12 images and 1 avatar are too many',
			TOO_MANY,
		],
		[
			'with 7 images and three avatars',
			{ references: of(7, 'png'), ...more('twin', 'photo') },
			'7 images and 3 avatars are too many',
			TOO_MANY,
		],
		['with 4 videos', { references: of(4, 'mp4') }, '4 videos are too many', TOO_MANY],
		[
			'with 4 videos, of which it has one itself, whatever that is called',
			references(...of(3, 'webm').map((address) => ({ url: address })), {
				from: 'binary',
				binaryField: 'clip',
			}),
			'4 videos are too many',
			TOO_MANY,
		],
		[
			'with a reference at no address',
			{ references: ['a'] },
			/'Reference 1' is no address/,
			/https/,
		],
		...[3, 3.9, 15.5, 16, -1, 'long', 'NaN', [], [5], {}, true, false, Infinity].map(
			(duration): Refused => [
				`of ${JSON.stringify(duration)} seconds`,
				{ duration },
				/^'Duration' is /,
				'HeyGen takes 4 to 15 seconds, or 0 for its own choice',
			],
		),
		['in 4:5', { aspectRatio: '4:5' }, "'Aspect Ratio' cannot be '4:5'", /16:9, 9:16, 1:1/],
		['in 4K', { resolution: '4k' }, "'Resolution' cannot be '4k'", /720p, 1080p/],
		[
			'perhaps elaborated',
			option({ enhancePrompt: 2 }),
			"'Enhance Prompt' is 2",
			'It takes true and false',
		],
	])('%s', async (_name, fields, message, wayOut) => {
		await expectRefusal({ ...CINEMATIC, ...fields }, message, wayOut, { binary: FILES });
	});
});

itSendsNothingThatHeyGenRefuses(25);
