// @ts-check
'use strict';

const { createIntake } = require('./assetIntake');

/**
 * A form as it was sent, without the bytes of its files.
 * @typedef {object} Form
 * @property {{ name: string, fileName: string | null, taken: import('./assetIntake').Taken }[]} parts
 * @property {string | null} problem why it can't be read
 */

/** @param {import('node:http').IncomingMessage} req */
const isForm = (req) => /^multipart\/form-data\b/i.test(req.headers['content-type'] ?? '');

/**
 * Reads a multipart/form-data body; holds no more of it than one chunk.
 *
 * @param {import('node:http').IncomingMessage} req
 * @returns {Promise<Form>}
 */
async function readForm(req) {
	const [, quoted, plain] =
		/boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(req.headers['content-type'] ?? '') ?? [];
	const parser = createParser(quoted ?? plain ?? '');
	for await (const chunk of req) parser.add(chunk);
	return parser.end();
}

/** @param {string} boundary */
function createParser(boundary) {
	const delimiter = Buffer.from(`\r\n--${boundary}`);
	/** @type {Form['parts']} */
	const parts = [];
	/** @type {{ name: string, fileName: string | null } | null} */
	let about = null;
	let intake = createIntake();
	// The first delimiter has no line before it.
	let rest = Buffer.from('\r\n');
	/** @type {'start' | 'delimiter' | 'headers' | 'content' | 'end'} */
	let state = 'start';

	/** Takes what it can from the rest. @returns {boolean} whether there may be more to take */
	const step = () => {
		if (state === 'start' || state === 'content') {
			const at = rest.indexOf(delimiter);
			const known = at < 0 ? Math.max(0, rest.length - delimiter.length + 1) : at;
			if (state === 'content') intake.add(rest.subarray(0, known));
			rest = rest.subarray(at < 0 ? known : at + delimiter.length);
			if (at < 0) return false;
			if (about) parts.push({ ...about, taken: intake.end() });
			state = 'delimiter';
			return true;
		}
		if (state === 'delimiter') {
			if (rest.length < 2) return false;
			state = rest.subarray(0, 2).equals(Buffer.from('--')) ? 'end' : 'headers';
			return true;
		}
		const at = state === 'headers' ? rest.indexOf('\r\n\r\n') : -1;
		if (at < 0) return false;
		const headers = rest.toString('utf8', 0, at);
		about = {
			name: /[; ]name="([^"]*)"/i.exec(headers)?.[1] ?? '',
			fileName: /filename="([^"]*)"/i.exec(headers)?.[1] ?? null,
		};
		intake = createIntake();
		rest = rest.subarray(at + 4);
		state = 'content';
		return true;
	};

	return {
		/** @param {Buffer} chunk */
		add: (chunk) => {
			if (state === 'end') return;
			rest = Buffer.concat([rest, chunk]);
			while (step());
		},
		/** @returns {Form} */
		end: () => ({ parts, problem: state === 'end' ? null : 'The form has no end' }),
	};
}

module.exports = { isForm, readForm };
