// @ts-check
'use strict';

const { createHmac } = require('node:crypto');
const http = require('node:http');
const { startSandbox } = require('.');
const { send } = require('./testing');

const PATH = '/v3/webhooks/endpoints';

/** @type {import('.').Sandbox} */
let sandbox;
/** @type {import('.').Sandbox['heygen']} */
let heygen;
/** @type {(() => Promise<void>)[]} */
const closing = [];

beforeAll(async () => {
	sandbox = await startSandbox({ renderSeconds: Infinity });
	heygen = sandbox.heygen;
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());
afterEach(async () => {
	await Promise.all(closing.splice(0).map((close) => close()));
});

/**
 * A server that keeps what it is sent; `statusOf` says what to answer to a method, the nth time, counted from 1.
 *
 * @param {(method: string, count: number) => number} [statusOf]
 */
async function receive(statusOf = () => 200) {
	/** @type {{ headers: http.IncomingHttpHeaders, body: string }[]} */
	const posts = [];
	/** @type {string[]} */
	const methods = [];
	const server = http.createServer(async (req, res) => {
		let body = '';
		for await (const chunk of req) body += chunk;
		methods.push(req.method ?? '');
		if (req.method === 'POST') posts.push({ headers: req.headers, body });
		res.writeHead(statusOf(req.method ?? '', posts.length)).end();
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	closing.push(
		() =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	);
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return { url: `http://127.0.0.1:${port}/hook`, posts, methods };
}

/** @param {string} url @param {string[] | null} [events] @returns {Promise<any>} the endpoint */
const register = async (url, events) =>
	(await send(heygen.url, 'POST', PATH, { url, ...(events !== undefined && { events }) })).body
		.data;

/** @param {string} secret @param {{ body: string }} post */
const signature = (secret, { body }) => createHmac('sha256', secret).update(body).digest('hex');

test('an endpoint is probed, created, listed without its secret, changed and deleted', async () => {
	const { url, methods } = await receive();
	const created = await register(url, ['avatar_video.success']);
	expect(methods).toEqual(['OPTIONS', 'HEAD', 'GET']);
	expect(created).toMatchObject({ url, events: ['avatar_video.success'], status: 'enabled' });
	expect(created.secret).toMatch(/^whsec_/);
	const { body: listed } = await send(heygen.url, 'GET', PATH);
	expect(listed).toEqual({
		data: [{ ...created, secret: null }],
		has_more: false,
		next_token: null,
	});
	const one = `${PATH}/${created.endpoint_id}`;
	const changed = await send(heygen.url, 'PATCH', one, { events: ['avatar_video.fail'] });
	expect(changed.body.data).toEqual({ ...created, events: ['avatar_video.fail'], secret: null });
	const rotated = await send(heygen.url, 'POST', `${one}/rotate-secret`);
	expect(rotated.body.data.endpoint_id).toBe(created.endpoint_id);
	expect(rotated.body.data.secret).not.toBe(created.secret);
	expect((await send(heygen.url, 'DELETE', one)).status).toBe(200);
	const gone = await send(heygen.url, 'DELETE', one);
	expect([gone.status, gone.body.error.code]).toEqual([404, 'webhook_not_found']);
});

test.each([
	['an address that is not https', { url: 'http://example.com/hook' }, 'url'],
	['no address', {}, 'url'],
	['an event that does not exist', { url: 'https://x.test/', events: ['video.done'] }, 'events.0'],
	['a field that does not exist', { url: 'https://x.test/', name: 'n8n' }, 'name'],
])('%s is refused', async (_, body, param) => {
	const { status, body: answer } = await send(heygen.url, 'POST', PATH, body);
	expect([status, answer.error.param]).toEqual([400, param]);
});

test('an address that does not answer the probe is refused', async () => {
	const { url } = await receive((method) => (method === 'HEAD' ? 404 : 200));
	const { status, body } = await send(heygen.url, 'POST', PATH, { url });
	expect([status, body.error.param]).toEqual([400, 'url']);
	expect(heygen.webhooks.endpoints.size).toBe(0);
});

test('the end of a job is told, signed, to those who want it, and kept in the history', async () => {
	const [wanted, all, other] = [await receive(), await receive(), await receive()];
	const { secret } = await register(wanted.url, ['avatar_video.success']);
	await register(all.url);
	await register(other.url, ['avatar_video.fail']);
	const { id } = heygen.addJob('video', { callback_id: 'lead-7' });
	await heygen.finish(id);
	expect([wanted, all, other].map(({ posts }) => posts.length)).toEqual([1, 1, 0]);
	const [post] = wanted.posts;
	expect(post.headers['heygen-signature']).toBe(signature(secret, post));
	const event = JSON.parse(post.body);
	expect(event).toMatchObject({
		event_type: 'avatar_video.success',
		event_data: { video_id: id, callback_id: 'lead-7' },
	});
	expect(post.headers['heygen-event-id']).toBe(event.event_id);
	expect(Math.abs(Number(post.headers['heygen-timestamp']) * 1000 - Date.now())).toBeLessThan(5000);
	const history = await send(
		heygen.url,
		'GET',
		'/v3/webhooks/events?event_type=avatar_video.success',
	);
	expect(history.body.data).toEqual([event]);
	expect((await send(heygen.url, 'GET', '/v3/webhooks/events?entity_id=x')).body.data).toEqual([]);
});

test('jobs without an event type are not told', async () => {
	const { url, posts } = await receive();
	await register(url);
	await heygen.finish(heygen.addJob('lipsync').id);
	await heygen.finish(heygen.addJob('proofread').id);
	expect(posts.map(({ body }) => JSON.parse(body).event_type)).toEqual([
		'proofread_creation.success',
	]);
});

test('there are 30 event types', async () => {
	const { body } = await send(heygen.url, 'GET', '/v3/webhooks/event-types');
	expect(body.data).toHaveLength(30);
	expect(body.data).toContainEqual({
		event_type: 'batch.finished',
		description: 'Every item of a batch has ended.',
	});
});

test('the plain style has one header, and no ID in the body', async () => {
	const { url, posts } = await receive();
	const { secret } = await register(url);
	heygen.webhooks.configure({ style: 'plain' });
	await heygen.webhooks.emit('avatar_video.fail', { video_id: 'v' });
	const [post] = posts;
	expect(post.headers.signature).toBe(signature(secret, post));
	expect(Object.keys(post.headers).filter((name) => name.startsWith('heygen'))).toEqual([]);
	expect(JSON.parse(post.body)).toEqual({
		event_type: 'avatar_video.fail',
		event_data: { video_id: 'v' },
	});
});

test('whatever is not answered with a 2xx is sent again', async () => {
	const { url, posts } = await receive((method, n) => (method === 'POST' && n < 3 ? 500 : 200));
	await register(url);
	await heygen.webhooks.emit('avatar_video.fail', { video_id: 'v' });
	expect(posts).toHaveLength(3);
	expect(new Set(posts.map(({ headers }) => headers['heygen-event-id'])).size).toBe(1);
	expect(heygen.webhooks.deliveries.map(({ status }) => status)).toEqual([500, 500, 200]);
});

test.each(/** @type {const} */ (['lost', 'doubled', 'forged', 'stale', 'late']))(
	'%s',
	async (mode) => {
		const { url, posts } = await receive();
		const { secret } = await register(url);
		heygen.webhooks.configure({ mode, delayMs: 5 });
		const event = await heygen.webhooks.emit('avatar_video.fail', { video_id: 'v' });
		const valid = posts.map((post) => post.headers['heygen-signature'] === signature(secret, post));
		const ages = posts.map(
			({ headers }) => Date.now() / 1000 - Number(headers['heygen-timestamp']),
		);
		expect(valid).toEqual(
			{ lost: [], doubled: [true, true], forged: [false, true], stale: [true], late: [true] }[mode],
		);
		if (mode === 'stale') expect(ages[0]).toBeGreaterThan(3000);
		if (mode !== 'lost') await heygen.webhooks.redeliver(event);
		expect(heygen.webhooks.events).toEqual([event]);
	},
);
