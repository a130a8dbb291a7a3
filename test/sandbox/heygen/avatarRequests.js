// @ts-check
'use strict';

const { z } = require('zod');
const { apiError, invalid } = require('./errors');
const { asset, id } = require('./parts');
const { checkAsset } = require('./sources');

/** @typedef {import('./context').Context} Context */
/** @typedef {import('zod').infer<typeof createAvatar>} CreateAvatar */

const name = z.string().trim().min(1);

/** The body of POST /v3/avatars. */
const createAvatar = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('photo'), name, file: asset, avatar_group_id: id }),
	z.strictObject({ type: z.literal('digital_twin'), name, file: asset, avatar_group_id: id }),
	z.strictObject({
		type: z.literal('prompt'),
		name,
		prompt: z.string().trim().min(1),
		reference_images: z.array(asset).max(3).nullish(),
		avatar_id: id,
		avatar_group_id: id,
	}),
]);

/** The body of POST /v3/avatars/{group_id}/consent. */
const consentBody = z.strictObject({
	reroute_url: z.url({ protocol: /^https?$/ }).nullish(),
	consent_text: z
		.string()
		.regex(/^[^<>]*$/, 'The characters < and > are not allowed')
		.nullish(),
	consent_video: asset.nullish(),
});

/**
 * Checks that a file is there and, where the sandbox can tell, of the right kind.
 *
 * @param {import('./parts').Asset} file
 * @param {string} param
 * @param {'image' | 'video'} kind
 * @param {Context} context
 */
function checkFile(file, param, kind, context) {
	checkAsset(file, param, context);
	const mime =
		file.type === 'asset_id'
			? context.assets.mimeType(file.asset_id)
			: file.type === 'base64'
				? file.media_type
				: undefined;
	if (mime && !mime.startsWith(`${kind}/`))
		throw invalid(param, `A file of type ${kind} is expected, not ${mime}`);
}

/**
 * The avatar that a new look goes to.
 *
 * @param {CreateAvatar} body
 * @param {Context} context
 * @returns {string | null} null for a new one
 */
function groupFor(body, { avatars }) {
	const wanted = body.avatar_group_id ?? null;
	const looks = wanted === null ? [] : avatars.looksOf(wanted);
	if (wanted !== null && (looks.length === 0 || looks[0].ownership === 'public'))
		throw apiError(404, 'avatar_group_not_found', 'There is no such avatar', 'avatar_group_id');
	if (body.type !== 'prompt' || !body.avatar_id) return wanted;
	const look = avatars.look(body.avatar_id);
	if (!look?.preview_image_url)
		throw apiError(404, 'avatar_not_found', 'There is no such avatar with an image', 'avatar_id');
	if (wanted !== null && look.group_id !== wanted)
		throw invalid('avatar_id', 'The avatar does not belong to the group');
	return look.group_id;
}

/**
 * Answers POST /v3/avatars.
 *
 * @param {CreateAvatar} body
 * @param {string | null} idempotencyKey
 * @param {Context} context
 */
function makeAvatar(body, idempotencyKey, context) {
	const { state, avatars } = context;
	if (body.type === 'photo') checkFile(body.file, 'file', 'image', context);
	if (body.type === 'digital_twin') checkFile(body.file, 'file', 'video', context);
	if (body.type === 'prompt')
		body.reference_images?.forEach((image, index) =>
			checkFile(image, `reference_images.${index}`, 'image', context),
		);
	const groupId = groupFor(body, context);
	if (!state.account.credit)
		throw apiError(402, 'insufficient_credit', 'There is not enough credit for this operation.');
	const look = avatars.train({
		name: body.name,
		avatarType: body.type === 'digital_twin' ? 'digital_twin' : 'photo_avatar',
		groupId,
		idempotencyKey,
	});
	return {
		data: { avatar_group: avatars.group(look.group_id), avatar_item: avatars.showLook(look) },
	};
}

/**
 * Answers POST /v3/avatars/{group_id}/consent.
 *
 * @param {NonNullable<ReturnType<import('./avatars').Avatars['group']>>} group
 * @param {import('zod').infer<typeof consentBody>} body
 * @param {Context} context
 */
function submitConsent(group, body, context) {
	const { avatars, consents } = context;
	if (!body.consent_video)
		return {
			data: { avatar_group: group, url: consents.open(group.id, body.reroute_url ?? null) },
		};
	if (body.reroute_url || body.consent_text)
		throw invalid('consent_video', 'Not together with reroute_url or consent_text');
	checkFile(body.consent_video, 'consent_video', 'video', context);
	avatars.agree(group.id);
	return { data: { avatar_group: avatars.group(group.id), url: null } };
}

module.exports = { consentBody, createAvatar, makeAvatar, submitConsent };
