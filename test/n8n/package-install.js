// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { run, runNpm } = require('./run');

/** What n8n itself passes to npm when a user installs a community package. */
const N8N_INSTALL_FLAGS = [
	'--audit=false',
	'--fund=false',
	'--bin-links=false',
	'--install-strategy=shallow',
	'--ignore-scripts=true',
	'--package-lock=false',
];

/**
 * @param {string} file
 * @param {any} fallback
 */
function readJson(file, fallback) {
	return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : fallback;
}

/**
 * Installs a packed community package the way n8n does it for a user: unpacked
 * into `.n8n/nodes`, without its development, peer and optional dependencies.
 * n8n finds it there by itself at its next start.
 *
 * @param {string} userFolder
 * @param {string} tarball
 * @returns {Promise<string>} the package's name
 */
async function installCommunityPackage(userFolder, tarball) {
	const nodesDir = path.join(userFolder, '.n8n', 'nodes');
	fs.mkdirSync(nodesDir, { recursive: true });
	const unpacked = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'community-package-'));
	try {
		// Run beside the tarball: tar takes the colon of a Windows path for a remote host.
		const archive = path.resolve(tarball);
		await run('tar', ['-xzf', path.basename(archive), '-C', unpacked, '--strip-components=1'], {
			cwd: path.dirname(archive),
		});
		const manifest = path.join(unpacked, 'package.json');
		const { devDependencies, peerDependencies, optionalDependencies, ...published } = readJson(
			manifest,
			{},
		);
		fs.writeFileSync(manifest, JSON.stringify(published, null, 2));
		if (Object.keys(published.dependencies ?? {}).length > 0) {
			await runNpm(['install', ...N8N_INSTALL_FLAGS], { cwd: unpacked });
		}
		const target = path.join(nodesDir, 'node_modules', published.name);
		fs.rmSync(target, { recursive: true, force: true });
		fs.cpSync(unpacked, target, { recursive: true });

		const ledgerFile = path.join(nodesDir, 'package.json');
		const ledger = readJson(ledgerFile, {
			name: 'installed-nodes',
			private: true,
			dependencies: {},
		});
		ledger.dependencies[published.name] = published.version;
		fs.writeFileSync(ledgerFile, JSON.stringify(ledger, null, 2));
		return published.name;
	} finally {
		fs.rmSync(unpacked, { recursive: true, force: true });
	}
}

module.exports = { installCommunityPackage };
