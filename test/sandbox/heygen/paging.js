// @ts-check
'use strict';

const { z } = require('zod');
const { invalid } = require('./errors');

/**
 * The query parameters of a paginated list.
 *
 * @param {number} fallback page size when none is asked
 * @param {number} most largest page size
 */
const pageQuery = (fallback, most) => ({
	limit: z
		.string()
		.regex(/^\d+$/, 'A whole number is expected')
		.transform(Number)
		.pipe(z.number().min(1).max(most))
		.default(fallback),
	token: z.string().optional(),
});

/**
 * One page of a list.
 *
 * @template T
 * @param {T[]} items the whole list
 * @param {(item: T) => string} idOf
 * @param {{ limit: number, token?: string }} query
 * @returns {{ data: T[], has_more: boolean, next_token: string | null }}
 * @throws {import('./errors').ApiError} for a token that no page gave
 */
function page(items, idOf, { limit, token }) {
	let start = 0;
	if (token !== undefined) {
		const last = Buffer.from(token, 'base64url').toString('utf8');
		start = items.findIndex((item) => idOf(item) === last) + 1;
		if (start === 0) throw invalid('token', 'The page token is not valid');
	}
	const data = items.slice(start, start + limit);
	const has_more = start + limit < items.length;
	return {
		data,
		has_more,
		next_token: has_more ? Buffer.from(idOf(data[data.length - 1])).toString('base64url') : null,
	};
}

/**
 * A page of a list, each item of it as it is shown: only what is shown is made, of thousands.
 *
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string} idOf
 * @param {(item: T) => any} show
 * @param {{ limit: number, token?: string }} query
 */
const shownPage = (items, idOf, show, query) => {
	const { data, ...cursor } = page(items, idOf, query);
	return { data: data.map(show), ...cursor };
};

module.exports = { page, pageQuery, shownPage };
