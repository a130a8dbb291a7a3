import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { runOperation } from '../../../nodes/HeyGenAvatarIv/operations';
import { properties } from '../../../nodes/HeyGenAvatarIv/properties';
import { fakeContext } from '../fakeContext';

/** Everything that the panel offers, as resource and operation. */
const OFFERED = properties
	.filter(({ name }) => name === 'operation')
	.flatMap(({ displayOptions, options = [] }) =>
		(options as INodePropertyOptions[]).map(
			({ value }) => [String(displayOptions!.show!.resource![0]), String(value)] as const,
		),
	);

const run = async (fields: Record<string, unknown>, json = {}) => {
	const { context, requests } = fakeContext({
		parameters: { options: {}, ...fields },
		inputs: [{ json }],
		answers: () => ({ body: { data: {} } }),
	});
	const error: unknown = await runOperation(context).then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	return { error, posted: requests.filter(({ method }) => method !== 'GET') };
};

it.each(OFFERED)('%s has an operation %s behind the panel', async (resource, operation) => {
	const { error } = await run({ resource, operation });
	expect(String((error as Error | undefined)?.message)).not.toMatch(/^There is no operation/);
});

it.each([
	['video', 'toString'],
	['dance', 'generate'],
])('says so where there is none: %s, %s', async (resource, operation) => {
	const { error } = await run({ resource, operation });
	expect(error).toMatchObject({ message: `There is no operation '${operation}' of '${resource}'` });
});

it('shows each field for its resource only', () => {
	const others = properties.filter(({ name }) => name !== 'resource');
	const everywhere = others.filter(({ displayOptions }) => !displayOptions?.show?.resource);
	expect(everywhere.map(({ name }: INodeProperties) => name)).toEqual([]);
});

const PHOTO = { name: 'Ada', photoFrom: 'url', photoUrl: 'https://example.com/ada.jpg' };
const TWIN = { name: 'Ada', footageFrom: 'asset', footageAssetId: 'a1', consent: 'link' };
const URLS = (count: number) => Array.from({ length: count }, (_, n) => `https://example.com/${n}`);

describe.each([
	['avatar', 'createFromPhoto', { ...PHOTO, name: ' ' }, "'Name' is empty"],
	['avatar', 'createFromPhoto', { ...PHOTO, photoUrl: '' }, "'Photo' is empty"],
	['avatar', 'createFromPhoto', { ...PHOTO, photoUrl: 'ada.jpg' }, /^'Photo' is no address/],
	['avatar', 'createFromPrompt', { name: 'Ada', prompt: '' }, 'The prompt is empty'],
	[
		'avatar',
		'createFromPrompt',
		{ name: 'Ada', prompt: 'At sea', referenceImages: URLS(4) },
		/^4 .*are too many$/,
	],
	['look', 'createFromPhoto', PHOTO, "'Avatar' is empty"],
	['look', 'createFromPrompt', { name: 'Ada', prompt: 'At sea' }, "'Avatar' is empty"],
	['avatar', 'createTwin', { ...TWIN, footageAssetId: '' }, "'Footage' is empty"],
	['avatar', 'createTwin', { ...TWIN, options: { consentText: '<b>Yes</b>' } }, /contains < or >$/],
	['avatar', 'createTwin', { ...TWIN, options: { returnUrl: 'thanks' } }, /^'Return URL' is no/],
	[
		'avatar',
		'createTwin',
		{ ...TWIN, consent: 'video', consentVideoFrom: 'url' },
		/^'Consent Video'/,
	],
	['avatar', 'getConsentLink', {}, "'Avatar' is empty"],
	['avatar', 'get', {}, "'Avatar' is empty"],
	['avatar', 'delete', {}, "'Avatar' is empty"],
	['avatar', 'getMany', { limit: 0 }, "'Limit' is 0"],
	['look', 'get', {}, "'Look' is empty"],
	['look', 'delete', {}, "'Look' is empty"],
	['look', 'rename', { lookId: 'l1', name: '' }, "'Name' is empty"],
	['look', 'getMany', { limit: 'many' }, "'Limit' is many"],
] as const)('%s → %s', (resource, operation, fields, message) => {
	it(`refuses ${JSON.stringify(fields)} and sends nothing`, async () => {
		const { error, posted } = await run({ resource, operation, ...fields }, { first: 1 });
		const text = typeof message === 'string' ? message : expect.stringMatching(message);
		expect(error).toMatchObject({ message: text, context: { itemIndex: 0 } });
		expect((error as { description?: string }).description).toMatch(/\w/);
		expect(posted).toEqual([]);
	});
});
