// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { ensureN8n } = require('./install');
const { packTarball } = require('./pack');

const RUNS = 15;
const MOST_MS = 60;

/** Loads all nodes and credentials of the package in the working folder, as n8n does at its start. */
const SCRIPT = `
	require('n8n-workflow');
	const { resolve } = require('path');
	const { n8n } = require(resolve('package.json'));
	const before = process.hrtime.bigint();
	for (const file of [...n8n.nodes, ...n8n.credentials]) {
		const [Class] = Object.values(require(resolve(file)));
		new Class();
	}
	const ms = Number(process.hrtime.bigint() - before) / 1e6;
	const libraries = Object.keys(require.cache).filter((file) => file.includes('libraries'));
	console.log(JSON.stringify({ ms, libraries }));
`;

let folder;

beforeAll(async () => {
	// Apart from this folder's node_modules, where a second n8n-workflow would be found.
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'load-'));
	execFileSync('tar', ['-xzf', await packTarball(), '-C', folder, '--strip-components=1']);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

it(`loads all nodes in under ${MOST_MS} ms, without the bundled libraries`, async () => {
	const { node, dir } = await ensureN8n({ log: (line) => process.stderr.write(`${line}\n`) });
	const env = { ...process.env, NODE_PATH: path.join(dir, 'node_modules') };
	const runs = Array.from({ length: RUNS }, () =>
		JSON.parse(execFileSync(node, ['-e', SCRIPT], { env, encoding: 'utf8', cwd: folder })),
	);
	// The quickest run says what the package takes, the others what else the machine was doing.
	const best = Math.min(...runs.map(({ ms }) => ms));
	process.stderr.write(`all nodes load in ${best.toFixed(1)} ms (best of ${RUNS})\n`);
	expect(runs[0].libraries).toEqual([]);
	expect(best).toBeLessThan(MOST_MS);
}, 900_000);
