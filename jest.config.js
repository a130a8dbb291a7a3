// @ts-check

const { RUNS_SLEEP } = require('./test/n8n/version');

const typescript = {
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json' }] },
	testEnvironment: 'node',
};

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		{
			...typescript,
			displayName: 'unit',
			testMatch: ['<rootDir>/test/{nodes,credentials,sandbox,scripts}/**/*.test.{ts,js}'],
		},
		// Whole workflows on n8n-core's engine, with the built package and the sandbox.
		{
			...typescript,
			displayName: 'engine',
			testMatch: ['<rootDir>/test/engine/**/*.test.{ts,js}'],
		},
		// How long the package takes to load, which is measured alone.
		{ ...typescript, displayName: 'load', testMatch: ['<rootDir>/test/n8n/load.test.js'] },
		// How many events a minute the trigger takes, likewise.
		{
			...typescript,
			displayName: 'events',
			testMatch: ['<rootDir>/test/n8n/trigger-load.test.js'],
		},
		// The same on a real n8n server.
		{
			...typescript,
			displayName: 'n8n',
			testPathIgnorePatterns: ['load\\.test\\.js$'],
			// In an older n8n no run sleeps, which most of these tests are about.
			testMatch: RUNS_SLEEP
				? ['<rootDir>/test/n8n/**/*.test.{ts,js}']
				: [
						'<rootDir>/test/n8n/{lead-to-video,script,trigger,translate,avatar-iv,generate-video}.test.js',
					],
		},
		// In queue mode, with PostgreSQL, Redis, workers and a webhook processor.
		{ ...typescript, displayName: 'queue', testMatch: ['<rootDir>/test/queue/**/*.test.{ts,js}'] },
		// And in n8n's editor, in a real browser.
		{
			...typescript,
			displayName: 'editor',
			testMatch: ['<rootDir>/test/editor/**/*.test.{ts,js}'],
		},
	],
	testTimeout: 30_000,
};
