// @ts-check
'use strict';

const { execFileSync, spawn } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { KEYS, startSandbox } = require('.');
const { canCheck, CHECKER } = require('../nodes/checkHeyGenRequest');
const { send } = require('./testing');

/** @type {string} */
let folder;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('records HeyGen requests without keys', async () => {
	const recordFile = join(folder, 'new', 'requests.jsonl');
	const { heygen, close } = await startSandbox({ recordFile });
	const body = { type: 'avatar', avatar_id: heygen.looks[0].id, script: 'Hello "Ana"\nfrom 日本' };
	await send(heygen.url, 'POST', '/v3/videos', body, {
		'x-api-key': KEYS.heygen,
		'Idempotency-Key': 'a:1',
	});
	await send(heygen.url, 'GET', '/v3/videos?limit=5', undefined, {
		Authorization: `Bearer ${KEYS.heygen}`,
	});
	await close();

	const text = readFileSync(recordFile, 'utf8');
	const [first, second] = text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));
	expect(Object.keys(first)).toEqual(['method', 'path', 'query', 'body', 'headers']);
	expect(first).toMatchObject({ method: 'POST', path: '/v3/videos', query: {}, body });
	expect(first.headers['idempotency-key']).toBe('a:1');
	expect(second).toMatchObject({ path: '/v3/videos', query: { limit: '5' }, body: null });
	for (const key of Object.values(KEYS)) expect(text).not.toContain(key);
	if (canCheck) {
		expect(execFileSync(process.execPath, [CHECKER, recordFile], { encoding: 'utf8' })).toContain(
			'0 not conforming',
		);
	}
});

test('keeps requests with time and status', async () => {
	const sandbox = await startSandbox({ now: () => 1000 });
	await send(sandbox.heygen.url, 'GET', '/v3/nothing');
	await send(sandbox.deepseek.url, 'GET', '/models', undefined, {
		Authorization: `Bearer ${KEYS.deepseek}`,
	});
	expect(sandbox.heygen.requests).toMatchObject([{ path: '/v3/nothing', at: 1000, status: 404 }]);
	expect(sandbox.deepseek.requests).toMatchObject([
		{ method: 'GET', path: '/models', at: 1000, status: 200 },
	]);
	expect(JSON.stringify([sandbox.heygen.requests, sandbox.deepseek.requests])).not.toContain(
		'sandbox-key',
	);
	await sandbox.close();
});

test('forgets everything on reset', async () => {
	const { heygen, reset, close } = await startSandbox();
	const body = { type: 'avatar', avatar_id: heygen.looks[0].id, script: 'Hello' };
	await send(heygen.url, 'POST', '/v3/videos', body);
	heygen.fault({ kind: 'status', status: 500 });
	heygen.account.credit = false;
	heygen.catalog({ looks: 1, voices: 1 });
	await reset();
	expect([
		heygen.videos.size,
		heygen.requests.length,
		heygen.looks.length,
		heygen.account.credit,
	]).toEqual([0, 0, 60, true]);
	expect((await send(heygen.url, 'POST', '/v3/videos', body)).status).toBe(200);
	await close();
});

test('refuses an unknown fault and a port that is taken', async () => {
	const sandbox = await startSandbox();
	expect(() => sandbox.heygen.fault({ kind: 'blank' })).toThrow(/Unknown fault 'blank'/);
	const deepseekPort = Number(new URL(sandbox.deepseek.url).port);
	await expect(startSandbox({ deepseekPort })).rejects.toThrow(/EADDRINUSE/);
	await sandbox.close();
});

test('the command line prints addresses and keys, and ends on a signal', async () => {
	const args = ['cli.js', '--port', '0', '--deepseek-port', '0', '--render-seconds', '1'];
	const child = spawn(process.execPath, args, { cwd: __dirname });
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const text = await new Promise((resolve) =>
		child.stdout.once('data', (data) => resolve(String(data))),
	);
	expect(text).toMatch(/HeyGen +http:\/\/127\.0\.0\.1:\d+ .*hg-sandbox-key/);
	expect(text).toMatch(/DeepSeek +http:\/\/127\.0\.0\.1:\d+ .*ds-sandbox-key/);
	child.kill('SIGTERM');
	expect(await ended).toBe(0);
});
