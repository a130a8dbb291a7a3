import type {
	IAuthenticateGeneric,
	Icon,
	ICredentialTestRequest,
	ICredentialType,
	INodeProperties,
} from 'n8n-workflow';

/** API key of DeepSeek, sent as a bearer token (api-docs.deepseek.com). */
export class DeepSeekScriptApi implements ICredentialType {
	name = 'deepSeekScriptApi';

	displayName = 'DeepSeek Script API';

	icon: Icon = { light: 'file:../icons/deepseek.svg', dark: 'file:../icons/deepseek.dark.svg' };

	documentationUrl = 'https://api-docs.deepseek.com/';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'At platform.deepseek.com, under API keys',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.deepseek.com',
			description: 'Change it only for a proxy or a stand-in',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{$credentials.baseUrl || "https://api.deepseek.com"}}',
			url: '/models',
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'DeepSeek does not know this API key. Copy it again, or create a new one, at platform.deepseek.com under API keys',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 402,
					message: 'The key is right, but the DeepSeek account has no balance left',
				},
			},
		],
	};
}
