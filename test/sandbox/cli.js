#!/usr/bin/env node
// @ts-check
'use strict';

const { parseArgs } = require('node:util');
const { KEYS, startSandbox } = require('.');

const USAGE =
	'usage: node test/sandbox/cli.js [--port N] [--deepseek-port N] [--render-seconds N] [--record FILE]';

async function main() {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '8701' },
			'deepseek-port': { type: 'string', default: '8702' },
			'render-seconds': { type: 'string', default: '4' },
			record: { type: 'string' },
		},
	});
	const [port, deepseekPort, renderSeconds] = [
		values.port,
		values['deepseek-port'],
		values['render-seconds'],
	].map(Number);
	if ([port, deepseekPort, renderSeconds].some(Number.isNaN))
		throw new Error('A number is expected');
	const sandbox = await startSandbox({
		port,
		deepseekPort,
		renderSeconds,
		recordFile: values.record,
	});
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void sandbox.close());
	process.stdout.write(
		[
			`HeyGen    ${sandbox.heygen.url}   key ${KEYS.heygen}   limited key ${KEYS.heygenLimited}`,
			`DeepSeek  ${sandbox.deepseek.url}   key ${KEYS.deepseek}`,
			`A video takes ${renderSeconds} seconds. Ctrl+C ends the sandbox.`,
			'',
		].join('\n'),
	);
}

main().catch((error) => {
	process.stderr.write(`${error.message}\n${USAGE}\n`);
	process.exitCode = 2;
});
