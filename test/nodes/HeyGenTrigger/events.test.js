// @ts-check
'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { ALL_EVENTS, EVENT_KINDS, tellsFailure } = require('../../../nodes/HeyGenTrigger/events');
const { properties } = require('../../../nodes/HeyGenTrigger/properties');
const { EVENT_TYPES } = require('../../sandbox/heygen/webhookEvents');

const CONTRACT = resolve(__dirname, '../../../../shared/reference/heygen-v3-contract.json');
const types = Object.keys(EVENT_KINDS).sort();
/** @type {any} */
const field = properties.find(({ name }) => name === 'events');

it('knows the 30 events that the sandbox has', () => {
	expect(types).toHaveLength(30);
	expect(types).toEqual([...EVENT_TYPES.keys()].sort());
});

(existsSync(CONTRACT) ? it : it.skip)("knows all events of HeyGen's published schema", () => {
	const contract = JSON.parse(readFileSync(CONTRACT, 'utf8'));
	const create = contract.find(
		({ method, path }) => method === 'POST' && path === '/v3/webhooks/endpoints',
	);
	expect(types).toEqual([...create.requestSchema.properties.events.items.enum].sort());
});

it('offers each once, sorted, under a name of its own', () => {
	expect(field.options.map(({ value }) => value).sort()).toEqual([...types, ALL_EVENTS].sort());
	const names = field.options.map(({ name }) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(names).toEqual([...names].sort());
});

it('begins with the end of a video', () => {
	const chosen = field.options.filter(({ value }) => field.default.includes(value));
	expect(chosen.map(({ name }) => name)).toEqual(['Video Completed', 'Video Failed']);
});

it('tells failures from the rest by their type', () => {
	expect(types.filter((type) => tellsFailure(type))).toEqual(
		types.filter((type) => /Failed|Invalid|Not Downloaded/.test(EVENT_KINDS[type].name)),
	);
});
