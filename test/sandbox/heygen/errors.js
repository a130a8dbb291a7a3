// @ts-check
'use strict';

/** @typedef {Error & { status: number, code: string, param: string | null, retryAfter?: number }} ApiError */

const DOC_URL = 'https://developers.heygen.com/docs/error-codes';

/** @type {Record<number, string>} */
const CODES = {
	400: 'invalid_parameter',
	401: 'unauthorized',
	402: 'insufficient_credit',
	403: 'forbidden',
	404: 'not_found',
	405: 'method_not_allowed',
	409: 'conflict',
	413: 'payload_too_large',
	429: 'rate_limit_exceeded',
	504: 'gateway_timeout',
};

/**
 * An error that the API answers with.
 *
 * @param {number} status
 * @param {string} code
 * @param {string} message
 * @param {string | null} [param] the field or query parameter at fault
 * @returns {ApiError}
 */
const apiError = (status, code, message, param = null) =>
	Object.assign(new Error(message), { status, code, param });

/**
 * 400 `invalid_parameter`.
 *
 * @param {string} param
 * @param {string} message
 */
const invalid = (param, message) => apiError(400, 'invalid_parameter', message, param);

/**
 * HeyGen's error body.
 *
 * @param {number} status gives the code when none is said
 * @param {{ code?: string, message?: string, param?: string | null }} error
 */
const envelope = (status, { code, message, param }) => ({
	error: {
		code: code ?? CODES[status] ?? 'internal_error',
		message: message ?? 'Something went wrong on our side.',
		param: param ?? null,
		doc_url: DOC_URL,
	},
});

/** @param {unknown} error @returns {error is ApiError} */
const isApiError = (error) => error instanceof Error && 'status' in error && 'code' in error;

/**
 * Turns zod's first complaint into the error that HeyGen would answer.
 *
 * @param {import('zod').ZodError} error
 * @returns {ApiError} `param` is the dotted path of the field, e.g. `scenes.0.input.script`
 */
function fromZod({ issues }) {
	// An unknown field is what users trip over most; it must not hide behind another complaint.
	const issue = issues.find((i) => i.code === 'unrecognized_keys') ?? issues[0];
	if (issue.code === 'unrecognized_keys') {
		return invalid([...issue.path, issue.keys[0]].join('.'), 'Extra inputs are not permitted');
	}
	return invalid(issue.path.join('.') || 'body', issue.message);
}

module.exports = { apiError, envelope, fromZod, invalid, isApiError };
