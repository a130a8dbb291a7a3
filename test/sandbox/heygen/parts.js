// @ts-check
'use strict';

const { z } = require('zod');

/** Text that may be left out or null. */
const text = z.string().nullish();

/** An id that may be left out or null. */
const id = z.string().min(1).nullish();

/** From 0 to 1, may be left out or null. */
const share = z.number().min(0).max(1).nullish();

/** https, or http on this machine, where tests keep their files. */
const isFetchable = (/** @type {string} */ value) =>
	/^https:\/\//.test(value) || /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/]/.test(value);

const fetchableUrl = z
	.url({ protocol: /^https?$/ })
	.refine(isFetchable, 'A public HTTPS URL is expected');

const byUrl = z.strictObject({ type: z.literal('url'), url: fetchableUrl });
const byId = z.strictObject({ type: z.literal('asset_id'), asset_id: z.string().min(1) });
const inline = z.strictObject({
	type: z.literal('base64'),
	media_type: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
	data: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, 'Base64 is expected'),
});

/** A file in any of the three ways. */
const asset = z.discriminatedUnion('type', [byUrl, byId, inline]);

/** A file where base64 is not accepted: translations, proofreads, lipsyncs and clippings. */
const source = z.discriminatedUnion('type', [byUrl, byId]);

/** Where and with what a finished job is told. */
const callback = { callback_url: z.url({ protocol: /^https?$/ }).nullish(), callback_id: text };

/** @typedef {import('zod').infer<typeof asset>} Asset */

module.exports = { asset, callback, fetchableUrl, id, share, source, text };
