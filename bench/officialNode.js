// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const PACKAGE = '@heygenofficial/n8n-nodes-heygen-official@0.1.9';

/**
 * HeyGen's own node, as npm has it. It always calls api.heygen.com; in this copy it calls `baseUrl`
 * instead, and nothing else is changed.
 *
 * @param {string} baseUrl
 */
function loadOfficialNode(baseUrl) {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'official-node-'));
	const [{ filename }] = JSON.parse(
		execFileSync('npm', ['pack', PACKAGE, '--json', '--pack-destination', folder], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}),
	);
	const tarball = path.join(folder, path.basename(filename).replace(/^@/, '').replace('/', '-'));
	execFileSync('tar', [
		'xzf',
		fs.existsSync(tarball) ? tarball : firstTarball(folder),
		'-C',
		folder,
	]);
	// Where its `require('n8n-workflow')` looks.
	fs.symlinkSync(
		path.join(__dirname, '..', 'node_modules'),
		path.join(folder, 'node_modules'),
		'junction',
	);
	const dist = path.join(folder, 'package', 'dist');
	const shared = path.join(dist, 'nodes', 'Heygen', 'shared', 'shared_functions.js');
	const code = fs.readFileSync(shared, 'utf8');
	const moved = code.replace(
		'`https://${baseUrl}.heygen.com/${apiVersion}${endpoint}`',
		`\`${baseUrl}/\${apiVersion}\${endpoint}\``,
	);
	if (moved === code) throw new Error('The official node builds its addresses in another way now');
	fs.writeFileSync(shared, moved);
	const { HeygenNode } = require(path.join(dist, 'nodes', 'Heygen', 'HeygenNode.node.js'));
	const { HeyGenApi } = require(path.join(dist, 'credentials', 'HeyGenApi.credentials.js'));
	return {
		name: PACKAGE,
		node: new HeygenNode(),
		credential: { type: new HeyGenApi(), sourcePath: '' },
		close: () => fs.rmSync(folder, { recursive: true, force: true }),
	};
}

/** npm has named the files of scoped packages in more than one way. @param {string} folder */
function firstTarball(folder) {
	const name = fs.readdirSync(folder).find((file) => file.endsWith('.tgz'));
	if (!name) throw new Error(`npm packed nothing into ${folder}`);
	return path.join(folder, name);
}

module.exports = { loadOfficialNode };
