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
		[
			'with 12 references',
			{ references: Array.from({ length: 12 }, () => PNG) },
			body({ references: Array.from({ length: 12 }, () => url(PNG)) }),
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
		[
			'with 13 references',
			{ references: Array.from({ length: 13 }, () => PNG) },
			'13 references are too many',
			'HeyGen takes at most 9 images and 3 videos, avatars included',
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
		await expectRefusal({ ...CINEMATIC, ...fields }, message, wayOut);
	});
});

itSendsNothingThatHeyGenRefuses(25);
