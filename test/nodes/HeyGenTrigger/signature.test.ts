import { createHmac } from 'node:crypto';
import { isGenuine } from '../../../nodes/HeyGenTrigger/signature';
import { useFakeClock } from '../fakeClock';

const SECRET = 'whsec_k7x9m2';
const BODY = Buffer.from(
	'{"event_type":"avatar_video.success","event_data":{"title":"Zoë – 日本"}}',
);
const SIGNATURE = createHmac('sha256', SECRET).update(BODY).digest('hex');

let seconds: number;
beforeEach(() => {
	seconds = useFakeClock().now() / 1000;
});
afterEach(() => jest.restoreAllMocks());

const other = (text: string) => text.replace(/^./, (first) => (first === '0' ? '1' : '0'));

it.each([
	['Heygen-Signature alone', () => ({ 'heygen-signature': SIGNATURE })],
	['signature alone', () => ({ signature: SIGNATURE })],
	[
		'with the time in seconds',
		() => ({ 'heygen-signature': SIGNATURE, 'heygen-timestamp': String(seconds) }),
	],
	[
		'with the time in milliseconds',
		() => ({ 'heygen-signature': SIGNATURE, 'heygen-timestamp': String(seconds * 1000) }),
	],
	[
		'almost five minutes old',
		() => ({ 'heygen-signature': SIGNATURE, 'heygen-timestamp': String(seconds - 299) }),
	],
	[
		'with a wrong second header, which does not count',
		() => ({ 'heygen-signature': SIGNATURE, signature: other(SIGNATURE) }),
	],
])('believes %s', (_, headers) => {
	expect(isGenuine(BODY, headers(), SECRET)).toBe(true);
});

it.each([
	['no header', () => ({})],
	['an empty signature', () => ({ 'heygen-signature': '' })],
	['another signature', () => ({ 'heygen-signature': other(SIGNATURE) })],
	['a shortened signature', () => ({ 'heygen-signature': SIGNATURE.slice(0, 62) })],
	['a longer signature', () => ({ 'heygen-signature': `${SIGNATURE}00` })],
	['upper case', () => ({ 'heygen-signature': SIGNATURE.toUpperCase() })],
	['a prefix', () => ({ 'heygen-signature': `sha256=${SIGNATURE}` })],
	['two signatures in one header', () => ({ 'heygen-signature': `${SIGNATURE}, ${SIGNATURE}` })],
	['a list', () => ({ 'heygen-signature': [SIGNATURE] })],
	['no hex', () => ({ 'heygen-signature': 'z'.repeat(64) })],
	['signs that have many bytes', () => ({ 'heygen-signature': '日'.repeat(64) })],
	['the secret itself', () => ({ 'heygen-signature': SECRET })],
	[
		'a wrong first header with a right second one',
		() => ({ 'heygen-signature': other(SIGNATURE), signature: SIGNATURE }),
	],
	['a header of another name', () => ({ 'x-heygen-signature': SIGNATURE })],
	[
		'a time that is past',
		() => ({ 'heygen-signature': SIGNATURE, 'heygen-timestamp': String(seconds - 301) }),
	],
	[
		'a time to come',
		() => ({ 'heygen-signature': SIGNATURE, 'heygen-timestamp': String(seconds + 301) }),
	],
	['a time that is none', () => ({ 'heygen-signature': SIGNATURE, 'heygen-timestamp': 'now' })],
	['an empty time', () => ({ 'heygen-signature': SIGNATURE, 'heygen-timestamp': '' })],
	['a negative time', () => ({ 'heygen-signature': SIGNATURE, 'heygen-timestamp': '-1' })],
	['a list of times', () => ({ 'heygen-signature': SIGNATURE, 'heygen-timestamp': ['1', '2'] })],
])('does not believe %s', (_, headers) => {
	expect(isGenuine(BODY, headers() as never, SECRET)).toBe(false);
});

it.each([
	['a changed body', Buffer.from(BODY.toString().replace('success', 'succesS'))],
	[
		'the same JSON in another form',
		Buffer.from(JSON.stringify(JSON.parse(BODY.toString()), null, 1)),
	],
	['an empty body', Buffer.alloc(0)],
	['a body that n8n did not keep', undefined],
	['a body as text', BODY.toString() as unknown as Buffer],
])('does not believe %s', (_, body) => {
	expect(isGenuine(body, { 'heygen-signature': SIGNATURE }, SECRET)).toBe(false);
});

it.each([undefined, ''])('believes nothing without a secret (%p)', (secret) => {
	const signature = createHmac('sha256', '').update(BODY).digest('hex');
	expect(isGenuine(BODY, { 'heygen-signature': signature }, secret)).toBe(false);
});

it('believes the signature of an empty body only for an empty body', () => {
	const signature = createHmac('sha256', SECRET).update('').digest('hex');
	expect(isGenuine(Buffer.alloc(0), { signature }, SECRET)).toBe(true);
	expect(isGenuine(BODY, { signature }, SECRET)).toBe(false);
});
