import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

const WRONG_KEY =
	'HeyGen does not know this API key. Copy it again from Settings → API in HeyGen; a key is shown only once, when it is created';

/** API key of HeyGen, sent as `x-api-key` (developers.heygen.com/docs/quick-start). */
export class HeyGenVideoApi implements ICredentialType {
	name = 'heyGenVideoApi';

	displayName = 'HeyGen Video API';

	icon: Icon = { light: 'file:../icons/heygen.svg', dark: 'file:../icons/heygen.dark.svg' };

	documentationUrl = 'https://developers.heygen.com/docs/quick-start';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'In HeyGen, under Settings → API. Videos made with a key are paid from the API wallet: the credits of the web app do not count for it.',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.heygen.com',
			description: 'Change it only for a proxy or a stand-in; without a path such as /v3',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { 'x-api-key': '={{$credentials.apiKey}}' } },
	};

	/** A key without the scope account:read is valid, and HeyGen answers 403 to it here. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl || "https://api.heygen.com"}}',
			url: '/v3/users/me',
			ignoreHttpStatusErrors: {
				ignore: true,
				except: [400, 401, 402, 404, 405, 407, 408, 429, 500, 502, 503, 504],
			},
		},
		rules: [
			{ type: 'responseCode', properties: { value: 401, message: WRONG_KEY } },
			// An n8n before 2.14 knows no exceptions and takes every answer for a success.
			{
				type: 'responseSuccessBody',
				properties: { key: 'error.code', value: 'unauthorized', message: WRONG_KEY },
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: 'There is no HeyGen API v3 at this Base URL. Leave the path away',
				},
			},
		] as ICredentialTestRequest['rules'],
	};
}
