// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The pages on which a person agrees to be an avatar. Opening one is agreeing.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {() => string} options.baseUrl
 * @param {(groupId: string) => void} options.agree
 */
function createConsents({ now, baseUrl, agree }) {
	/** @type {Map<string, { groupId: string, expiresAt: number, next: string | null }>} */
	const pages = new Map();
	return {
		prefix: '/consent/',
		/**
		 * A new page, valid for a day.
		 *
		 * @param {string} groupId
		 * @param {string | null} next where the person is sent afterwards
		 * @returns {string} its address
		 */
		open: (groupId, next) => {
			const token = randomBytes(16).toString('hex');
			pages.set(token, { groupId, next, expiresAt: now() + DAY_MS });
			return `${baseUrl()}/consent/${token}`;
		},
		/** @param {import('node:http').IncomingMessage} _req @param {import('node:http').ServerResponse} res @param {URL} url */
		serve: async (_req, res, url) => {
			const page = pages.get(url.pathname.slice('/consent/'.length));
			if (!page || now() > page.expiresAt) {
				res.writeHead(404, { 'content-type': 'text/html' }).end('<p>This link is not valid.</p>');
				return;
			}
			agree(page.groupId);
			if (page.next) return void res.writeHead(302, { location: page.next }).end();
			res.writeHead(200, { 'content-type': 'text/html' }).end('<p>Thank you.</p>');
		},
		clear: () => pages.clear(),
	};
}

/** @typedef {ReturnType<typeof createConsents>} Consents */

module.exports = { createConsents };
