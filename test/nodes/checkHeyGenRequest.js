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
 * What HeyGen's published schemas have against these bodies of POST /v3/videos.
 * The checker is an ES module, which jest cannot load.
 * @param {unknown[]} bodies
 * @returns {string[]}
 */
function violationsOf(bodies) {
	const program = `
		import { checkRequest } from ${JSON.stringify(pathToFileURL(CHECKER).href)};
		import { readFileSync } from 'node:fs';
		const bodies = JSON.parse(readFileSync(0, 'utf8'));
		const check = (body) => checkRequest({ method: 'POST', path: '/v3/videos', body });
		console.log(JSON.stringify(bodies.flatMap(check)));`;
	const output = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
		input: JSON.stringify(bodies),
		encoding: 'utf8',
	});
	return JSON.parse(output);
}

module.exports = { canCheck, CHECKER, violationsOf };
