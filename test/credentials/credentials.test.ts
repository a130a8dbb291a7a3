import type { ICredentialType } from 'n8n-workflow';
import { DeepSeekScriptApi } from '../../credentials/DeepSeekScriptApi.credentials';
import { HeyGenVideoApi } from '../../credentials/HeyGenVideoApi.credentials';
import { DeepSeekScript } from '../../nodes/DeepSeekScript/DeepSeekScript.node';
import { HeyGenGenerateVideo } from '../../nodes/HeyGenGenerateVideo/HeyGenGenerateVideo.node';
import { HeyGenWait } from '../../nodes/HeyGenWait/HeyGenWait.node';
import { isInCredentials } from './files';

const deepSeek = new DeepSeekScriptApi();
const heyGen = new HeyGenVideoApi();

/** Types of n8n's own nodes and of other packages; n8n keeps one name for all. */
const TAKEN = ['deepSeekApi', 'heyGenApi', 'heyGenOAuth2Api', 'heygenApi', 'deepseekApi'];

const messagesOf = (credential: ICredentialType) =>
	Object.fromEntries(
		credential.test!.rules!.map(({ properties }) => {
			const { value, message } = properties as { value: number | string; message: string };
			return [value, message];
		}),
	);

describe.each<[ICredentialType, string, string, string]>([
	[deepSeek, 'deepSeekScriptApi', 'DeepSeek Script API', 'https://api.deepseek.com'],
	[heyGen, 'heyGenVideoApi', 'HeyGen Video API', 'https://api.heygen.com'],
])('%#: the credential', (credential, name, displayName, baseUrl) => {
	it('has a name that no other package has', () => {
		expect(credential).toMatchObject({ name, displayName });
		expect(TAKEN).not.toContain(credential.name);
	});

	it('asks for a key, hidden, and for a Base URL that need not be touched', () => {
		expect(credential.properties).toMatchObject([
			{
				name: 'apiKey',
				type: 'string',
				typeOptions: { password: true },
				required: true,
				default: '',
			},
			{ name: 'baseUrl', type: 'string', default: baseUrl },
		]);
	});

	it('has icons that are there', () => {
		const { light, dark } = credential.icon as { light: string; dark: string };
		for (const icon of [light, dark]) {
			expect([icon, isInCredentials(icon.replace('file:', ''))]).toEqual([icon, true]);
		}
	});

	it('is tested at its Base URL, or at the usual one where that is empty', () => {
		expect(credential.test!.request.baseURL).toBe(`={{$credentials.baseUrl || "${baseUrl}"}}`);
		expect(credential.test!.request.method ?? 'GET').toBe('GET');
	});

	it('says where a wrong key can be copied again', () => {
		expect(messagesOf(credential)[401]).toMatch(/does not know this API key\. Copy it again/);
	});
});

it('DeepSeek gets its key as a bearer token', () => {
	expect(deepSeek.authenticate).toEqual({
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
	});
});

it('HeyGen gets its key as x-api-key', () => {
	expect(heyGen.authenticate).toEqual({
		type: 'generic',
		properties: { headers: { 'x-api-key': '={{$credentials.apiKey}}' } },
	});
});

it("DeepSeek's key is tested by the list of models, which costs nothing", () => {
	expect(deepSeek.test.request.url).toBe('/models');
	expect(messagesOf(deepSeek)).toMatchObject({
		401: expect.stringContaining('platform.deepseek.com'),
		402: 'The key is right, but the DeepSeek account has no balance left',
	});
});

it("HeyGen's key is tested by the account, and may do without its scope", () => {
	expect(heyGen.test.request.url).toBe('/v3/users/me');
	const { ignore, except } = heyGen.test.request.ignoreHttpStatusErrors as {
		ignore: boolean;
		except: number[];
	};
	expect(ignore).toBe(true);
	expect(except).not.toContain(403);
	expect(except).toEqual(expect.arrayContaining([401, 402, 404, 429, 500, 502, 503, 504]));
	expect(messagesOf(heyGen)).toMatchObject({
		401: expect.stringContaining('Settings → API'),
		unauthorized: expect.stringContaining('Settings → API'),
		404: expect.stringContaining('Leave the path away'),
	});
});

it.each([
	[new DeepSeekScript(), 'deepSeekScriptApi'],
	[new HeyGenGenerateVideo(), 'heyGenVideoApi'],
	[new HeyGenWait(), 'heyGenVideoApi'],
])('%# of the nodes uses one of them', (node, name) => {
	expect(node.description.credentials).toEqual([{ name, required: true }]);
});
