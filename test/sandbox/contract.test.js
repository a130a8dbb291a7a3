// @ts-check
'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { resolve } = require('node:path');
const { z } = require('zod');
const { createRoutes } = require('./heygen/routes');

/** HeyGen's published schemas; the sandbox must neither be stricter nor more lenient about fields. */
const CONTRACT = resolve(__dirname, '../../../shared/reference/heygen-v3-contract.json');
const known = existsSync(CONTRACT);

/**
 * Fields that HeyGen took up after its schemas were published.
 * @type {Record<string, string[]>}
 */
const NEWER = {
	'POST /v3/videos': ['folder_id', 'brand_glossary_id'],
	'POST /v3/video-agents': ['brand_glossary_id'],
};

/**
 * Endpoints that HeyGen took up later, whose schemas are not published.
 * @type {string[]}
 */
const NEWER_ENDPOINTS = ['GET /v3/folders', 'POST /v3/folders', 'GET /v3/folders/{}'];

/** @type {any[]} */
const contract = known ? JSON.parse(readFileSync(CONTRACT, 'utf8')) : [];
const routes = createRoutes(/** @type {any} */ ({ state: {} }));
/** @param {string} path */
const plain = (path) => path.replace(/\{[^}]*\}/g, '{}');
const pairs = routes
	.map((route) => ({
		name: `${route.method} ${route.path}`,
		route,
		published: contract.find(
			({ method, path }) => method === route.method && plain(path) === plain(route.path),
		),
	}))
	.filter(({ name }) => !NEWER_ENDPOINTS.includes(name));

/** @param {any} schema @returns {{ bare: any, nullable: boolean }} */
function withoutNull(schema) {
	if (!schema.anyOf) {
		const nullable = schema.nullable === true || [schema.type].flat().includes('null');
		return { bare: schema, nullable };
	}
	const rest = schema.anyOf.filter((/** @type {any} */ one) => one.type !== 'null');
	const bare = rest.length === 1 ? rest[0] : { ...schema, anyOf: rest };
	return { bare, nullable: rest.length < schema.anyOf.length };
}

/**
 * Which variant of a union a schema is. HeyGen's say it only in words, or by what they require.
 * @param {any} schema @returns {string}
 */
function tagOf({ properties = {}, required = [] }) {
	const field = properties.type ?? properties.engine_type ?? {};
	const said = field.const ?? /must be '([\w.]+)'/i.exec(field.description ?? '')?.[1];
	if (said) return said;
	if (required.includes('media_type')) return 'base64';
	return required.includes('url') ? 'url' : 'asset_id';
}

/**
 * Every field, with whether it is required and may be null, and its values.
 * @param {any} schema @param {string} at @param {boolean} required @returns {string[]}
 */
function fieldsOf(schema, at, required) {
	const { bare, nullable } = withoutNull(schema);
	const variants = bare.oneOf ?? bare.anyOf;
	const values = bare.enum?.filter((/** @type {any} */ value) => value !== null) ?? [];
	const own = [
		at,
		...(nullable || schema.nullable ? ['null'] : []),
		...(required ? ['required'] : []),
		...(values.length > 1 ? [[...values].sort().join('|')] : []),
	].join(' ');
	if (variants?.length === 1) return fieldsOf({ ...variants[0], nullable }, at, required);
	const inside = (variants ?? []).flatMap((/** @type {any} */ one) =>
		fieldsOf(one, `${at}<${tagOf(one)}>`, false),
	);
	const fields = Object.entries(bare.properties ?? {}).flatMap(([name, field]) =>
		fieldsOf(field, `${at}.${name}`, (bare.required ?? []).includes(name)),
	);
	return [own, ...inside, ...fields, ...(bare.items ? fieldsOf(bare.items, `${at}[]`, false) : [])];
}

/** @param {any} schema @param {string[]} leftOut */
const summary = (schema, leftOut = []) =>
	fieldsOf(schema, '', true)
		.filter((line) => !leftOut.some((name) => line.split(/[. ]/).includes(name)))
		.sort();

(known ? describe : describe.skip)('the published schemas', () => {
	test('know every endpoint', () => {
		expect(pairs.filter(({ published }) => !published).map(({ name }) => name)).toEqual([]);
	});

	test.each(pairs.filter(({ route, published }) => published && route.method === 'GET'))(
		'$name takes the same parameters',
		({ route, published }) => {
			const mine = route.query
				? z.toJSONSchema(route.query, { io: 'input', unrepresentable: 'any' }).properties
				: {};
			expect(Object.keys(mine ?? {}).sort()).toEqual(
				(published.queryParams ?? []).map((/** @type {any} */ { name }) => name).sort(),
			);
		},
	);

	test.each(pairs.filter(({ route, published }) => published && route.method !== 'GET'))(
		'$name takes the same body',
		({ name, route, published }) => {
			if (route.form) return expect(published.bodyEncoding).toBe('multipart');
			if (!route.body) return expect(published.requestSchema ?? null).toBeNull();
			const mine = z.toJSONSchema(route.body, {
				io: 'input',
				unrepresentable: 'any',
				reused: 'inline',
			});
			// The items of a batch are checked one by one, with the schema of a single one.
			const isOwn = (/** @type {string} */ line) =>
				!/batches$/.test(route.path) || !/\[\]./.test(line);
			expect(summary(mine, NEWER[name]).filter(isOwn)).toEqual(
				summary(published.requestSchema).filter(isOwn),
			);
		},
	);
});
