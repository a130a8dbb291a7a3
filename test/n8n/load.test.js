// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { ensureN8n } = require('./install');
const { packTarball } = require('./pack');

const RUNS = 5;
/** One node of n8n's own with several operations, to compare with on the same machine at the same time. */
const OTHER = 'n8n-nodes-base/dist/nodes/Google/Sheet/GoogleSheets.node.js';

/** Loads nodes and credentials in a fresh process, as n8n does at its start. */
const SCRIPT = `
	require('n8n-workflow');
	const before = process.hrtime.bigint();
	for (const file of process.argv.slice(1)) {
		const [Class] = Object.values(require(file));
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

it('loads all nodes faster than n8n loads its Google Sheets node, without the bundled libraries', async () => {
	const { node, dir } = await ensureN8n({ log: (line) => process.stderr.write(`${line}\n`) });
	const { n8n } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
	const files = [...n8n.nodes, ...n8n.credentials].map((file) => path.join(folder, file));
	const modules = path.join(dir, 'node_modules');
	const env = { ...process.env, NODE_PATH: modules };
	/** @param {string[]} paths */
	const load = (paths) =>
		JSON.parse(
			execFileSync(node, ['-e', SCRIPT, ...paths], { env, encoding: 'utf8', cwd: folder }),
		);
	/** @type {{ ms: number, libraries: string[] }[]} */
	const ours = [];
	/** @type {{ ms: number, libraries: string[] }[]} */
	const other = [];
	for (let run = 0; run < RUNS; run++) {
		ours.push(load(files));
		other.push(load([path.join(modules, OTHER)]));
	}
	// The quickest run says what the code takes, the others what else the machine was doing.
	/** @param {{ ms: number }[]} runs */
	const best = (runs) => Math.min(...runs.map(({ ms }) => ms));
	const share = best(ours) / best(other);
	process.stderr.write(`all nodes load in ${share.toFixed(2)} of the time of Google Sheets\n`);
	expect(ours[0].libraries).toEqual([]);
	expect(share).toBeLessThan(1);
}, 900_000);
