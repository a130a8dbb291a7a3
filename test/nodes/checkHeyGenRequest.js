// @ts-check
'use strict';

const { execFileSync } = require('node:child_process');
const { existsSync, realpathSync } = require('node:fs');
const { resolve } = require('node:path');
const { pathToFileURL } = require('node:url');

const PLACE = resolve(__dirname, '../../../shared/tools/check-heygen-requests.mjs');

/** Whether HeyGen's published schemas are at hand. */
const canCheck = existsSync(PLACE);

/** The program that holds requests against them; run by a link's name, it would do nothing. */
const CHECKER = canCheck ? realpathSync(PLACE) : PLACE;

/**
 * What HeyGen's published schemas have against these requests.
 * The checker is an ES module, which jest cannot load.
 * @param {{ method?: string, path: string, query?: object, body?: unknown }[]} requests POST where no method is named
 * @returns {string[]}
 */
function violationsOf(requests) {
	const program = `
		import { checkRequest } from ${JSON.stringify(pathToFileURL(CHECKER).href)};
		import { readFileSync } from 'node:fs';
		const requests = JSON.parse(readFileSync(0, 'utf8'));
		const check = (request) => checkRequest({ method: 'POST', ...request });
		console.log(JSON.stringify(requests.flatMap(check)));`;
	const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
		input: JSON.stringify(requests),
		encoding: 'utf8',
	});
	return JSON.parse(output);
}

module.exports = { canCheck, CHECKER, violationsOf };
