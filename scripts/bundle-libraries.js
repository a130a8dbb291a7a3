// @ts-check
const path = require('node:path');
const { build } = require('esbuild');

const ROOT = path.join(__dirname, '..');
const LIBRARIES = ['nodes/shared/libraries/openai', 'nodes/shared/libraries/zod'];

/**
 * Bundles each of LIBRARIES into its compiled module in dist/. n8n verifies only packages without
 * dependencies and without use of timers, `process`, `globalThis` and `console`; esbuild gives these
 * names the meanings that scripts/bundle-globals.js exports.
 */
async function bundleLibraries() {
	await Promise.all(
		LIBRARIES.map((library) =>
			build({
				entryPoints: [path.join(ROOT, `${library}.ts`)],
				outfile: path.join(ROOT, 'dist', `${library}.js`),
				bundle: true,
				minify: true,
				platform: 'node',
				format: 'cjs',
				target: 'node20',
				inject: [path.join(__dirname, 'bundle-globals.js')],
				define: {
					clearInterval: 'bundledClearTimeout',
					clearTimeout: 'bundledClearTimeout',
					console: 'bundledConsole',
					global: 'bundledGlobal',
					globalThis: 'bundledGlobal',
					process: 'bundledProcess',
					setInterval: 'bundledSetTimeout',
					setTimeout: 'bundledSetTimeout',
				},
				legalComments: 'eof',
				logLevel: 'warning',
			}),
		),
	);
}

module.exports = { bundleLibraries };
