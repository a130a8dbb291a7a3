// @ts-check
'use strict';

/**
 * The API keys that the sandbox accepts. `heygenLimited` is valid for everything but `GET /v3/users/me`
 * (403 there), as a key without the account scope is at HeyGen.
 */
const KEYS = Object.freeze({
	heygen: 'hg-sandbox-key',
	heygenLimited: 'hg-limited-key',
	deepseek: 'ds-sandbox-key',
});

module.exports = { KEYS };
