// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { runNpm } = require('./run');

const ROOT = path.resolve(__dirname, '..', '..');

/**
 * Packs this package exactly as it would be published.
 *
 * @returns {Promise<string>} path of the tarball
 */
async function packTarball() {
	if (!fs.existsSync(path.join(ROOT, 'dist'))) {
		throw new Error('dist/ is missing. Run "npm run build" first.');
	}
	const destination = path.join(ROOT, 'test-results');
	fs.mkdirSync(destination, { recursive: true });
	await runNpm(['pack', '--ignore-scripts', '--silent', '--pack-destination', destination], {
		cwd: ROOT,
	});
	const { name, version } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
	return path.join(destination, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
}

module.exports = { packTarball };
