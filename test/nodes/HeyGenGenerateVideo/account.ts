import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

const ALL_ENGINES = ['avatar_v', 'avatar_iv', 'avatar_iii'];

const look = (id: string, fields: IDataObject = {}): IDataObject => ({
	id,
	name: `Look ${id}`,
	avatar_type: 'studio_avatar',
	gender: 'female',
	group_id: 'group-1',
	default_voice_id: 'voice-1',
	supported_api_engines: ALL_ENGINES,
	status: null,
	...fields,
});

const voice = (voice_id: string, fields: IDataObject = {}): IDataObject => ({
	voice_id,
	name: `Voice ${voice_id}`,
	language: 'English',
	gender: 'female',
	type: 'public',
	support_pause: true,
	support_locale: true,
	...fields,
});

/** The looks that the tests name, by what is special about them. */
export const LOOKS: IDataObject[] = [
	look('studio'),
	look('photo', { avatar_type: 'photo_avatar' }),
	look('twin', { avatar_type: 'digital_twin', gender: 'Male' }),
	look('only-iv', { supported_api_engines: ['avatar_iv'] }),
	look('only-iii', { supported_api_engines: ['avatar_iii'] }),
	look('photo-only-v', { avatar_type: 'photo_avatar', supported_api_engines: ['avatar_v'] }),
	look('mute', { default_voice_id: null }),
	look('no-pauses', { default_voice_id: 'voice-2' }),
	look('training', { status: 'processing' }),
	look('unconsented', { status: 'pending_consent' }),
	look('broken', { status: 'failed' }),
	look('stranger', { avatar_type: 'digital_twin', gender: null, group_id: 'group-2' }),
	look('nameless', { name: null, status: 'processing' }),
];

export const VOICES: IDataObject[] = [
	voice('voice-1'),
	voice('voice-2', { support_pause: false, gender: 'male', language: 'German' }),
	voice('voice-3', { type: 'private', language: 'Spanish', support_locale: false }),
];

/** Variables of all six types; `logo` has no value of its own. */
export const TEMPLATE = {
	id: 'template-1',
	name: 'Welcome',
	aspect_ratio: '16:9',
	variables: {
		first_name: { type: 'text', content: 'Ada' },
		product: {
			type: 'image',
			asset: { type: 'url', url: 'https://cdn.example/p.png' },
			fit: 'contain',
		},
		demo: {
			type: 'video',
			asset: { type: 'asset_id', asset_id: 'asset-demo' },
			fit: 'cover',
			play_style: 'loop',
			volume: 0.5,
		},
		music: { type: 'audio', asset: { type: 'url', url: 'https://cdn.example/m.mp3' } },
		presenter: { type: 'character', character_id: 'studio', character_type: 'avatar' },
		narrator: { type: 'voice', voice_id: 'voice-1', locale: 'en-GB' },
		logo: null,
	} as IDataObject,
	scenes: [
		{
			scene_id: 'scene-1',
			script: 'Welcome, {{first_name}}, it is so good to have you here with us.',
			variables: [
				{ name: 'first_name', variable_type: 'text' },
				{ name: 'presenter', variable_type: 'character' },
				{ name: 'narrator', variable_type: 'voice' },
			],
		},
		{
			scene_id: 'scene-2',
			script: 'This is what we do.',
			variables: [
				{ name: 'product', variable_type: 'image' },
				{ name: 'demo', variable_type: 'video' },
				{ name: 'music', variable_type: 'audio' },
			],
		},
		{
			scene_id: 'scene-3',
			script: null,
			variables: [{ name: 'logo', variable_type: 'image' }],
		},
	] as IDataObject[],
};

/** What an account of HeyGen's has, where it differs from the usual one. */
export interface Account {
	looks?: IDataObject[];
	voices?: IDataObject[];
	template?: IDataObject;
	/** GET /v3/users/me. */
	me?: IDataObject;
	/** Answers instead, e.g. with trouble; undefined leaves it to the account. */
	instead?: (
		request: IHttpRequestOptions,
	) => { status?: number; body?: unknown } | Error | undefined;
}

/** Answers as HeyGen does to what is read beside a video; every POST is refused as unexpected. */
export function accountAnswers(account: Account = {}) {
	const { looks = LOOKS, voices = VOICES, template = TEMPLATE } = account;
	const found = (data: unknown) => ({ body: { data } });
	const missing = (what: string) => ({
		status: 404,
		body: { error: { code: `${what}_not_found`, message: `There is no such ${what}` } },
	});
	return (request: IHttpRequestOptions) => {
		const special = account.instead?.(request);
		if (special) return special;
		const { pathname } = new URL(request.url);
		const { method, qs = {} } = request;
		if (method !== 'GET') return new Error(`Nothing may be sent here: ${method} ${pathname}`);
		const id = decodeURIComponent(pathname.split('/').at(-1) ?? '');
		if (pathname === '/v3/avatars/looks') {
			const fits = (entry: IDataObject) =>
				(!qs.group_id || entry.group_id === qs.group_id) &&
				(!qs.avatar_type || entry.avatar_type === qs.avatar_type) &&
				(!qs.ownership || (entry.ownership ?? 'public') === qs.ownership);
			return found(looks.filter(fits).slice(0, Number(qs.limit ?? 20)));
		}
		if (pathname.startsWith('/v3/avatars/looks/')) {
			const known = looks.find((entry) => entry.id === id);
			return known ? found(known) : missing('avatar');
		}
		if (pathname === '/v3/voices') {
			const fits = (entry: IDataObject) =>
				entry.type === (qs.type ?? 'public') &&
				(!qs.gender || entry.gender === qs.gender) &&
				(!qs.language || entry.language === qs.language);
			return found(voices.filter(fits));
		}
		if (pathname.startsWith('/v3/voices/')) {
			const known = voices.find((entry) => entry.voice_id === id);
			return known ? found(known) : missing('voice');
		}
		if (pathname.startsWith('/v3/templates/')) {
			return template.id === id ? found(template) : missing('template');
		}
		if (pathname === '/v3/users/me') {
			return found(account.me ?? { wallet: { currency: 'usd', remaining_balance: 100 } });
		}
		return new Error(`The account knows nothing of ${pathname}`);
	};
}
