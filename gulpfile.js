// @ts-check
const { execFile } = require('node:child_process');
const { rm } = require('node:fs/promises');
const { promisify } = require('node:util');
const { dest, parallel, series, src } = require('gulp');
const { bundleLibraries } = require('./scripts/bundle-libraries');

const run = promisify(execFile);

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

async function compile() {
	const tsc = require.resolve('typescript/bin/tsc');
	await run(process.execPath, [tsc, '-p', '.']).catch((error) => {
		throw new Error(error.stdout || error.message);
	});
}

/** Icons and codex files, at the places where the compiled code looks for them. */
function assets() {
	return src(['icons/*.svg', 'nodes/**/*.node.json'], { base: '.' }).pipe(dest('dist'));
}

/** OpenAI's SDK and zod into the compiled modules that stand for them: users install no dependencies. */
async function libraries() {
	await bundleLibraries();
}

exports.clean = clean;
exports.build = series(clean, compile, parallel(assets, libraries));
exports.default = exports.build;
