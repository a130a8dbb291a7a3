// @ts-check
'use strict';

const { z } = require('zod');
const { makeAvatar, createAvatar, submitConsent, consentBody } = require('./avatarRequests');
const { apiError, invalid } = require('./errors');
const { pageQuery, shownPage } = require('./paging');

const ownership = z.enum(['public', 'private']).optional();

/**
 * The endpoints under /v3/avatars.
 *
 * @param {import('./context').Context} context
 * @returns {import('./routes').Route[]}
 */
const avatarRoutes = (context) => {
	const { avatars } = context;

	/** @param {string} id */
	const existingLook = (id) => {
		const look = avatars.look(id);
		if (!look) throw apiError(404, 'avatar_not_found', 'There is no such avatar look');
		return look;
	};
	/** @param {string} id */
	const ownLook = (id) => {
		const look = existingLook(id);
		if (look.ownership === 'public') throw apiError(403, 'forbidden', 'This look is not yours');
		if (look.avatar_type === 'studio_avatar')
			throw invalid('look_id', 'Not available for studio avatars');
		return look;
	};
	/** @param {string} id */
	const existingGroup = (id) => {
		const group = avatars.group(id);
		if (!group) throw apiError(404, 'avatar_group_not_found', 'There is no such avatar');
		return group;
	};

	return [
		{
			method: 'GET',
			path: '/v3/avatars',
			query: z.strictObject({ ...pageQuery(20, 50), ownership }),
			handle: ({ query }) => {
				const ids = avatars.groupIds(query.ownership);
				return shownPage(ids, (id) => id, avatars.group, query);
			},
		},
		{
			method: 'POST',
			path: '/v3/avatars',
			body: createAvatar,
			handle: ({ body, idempotencyKey }) => makeAvatar(body, idempotencyKey, context),
		},
		{
			method: 'GET',
			path: '/v3/avatars/looks',
			query: z.strictObject({
				...pageQuery(20, 50),
				ownership,
				group_id: z.string().optional(),
				avatar_type: z.enum(['studio_avatar', 'digital_twin', 'photo_avatar']).optional(),
			}),
			handle: ({ query }) => {
				const looks = avatars
					.looks()
					.filter(
						(look) =>
							(!query.ownership || look.ownership === query.ownership) &&
							(!query.group_id || look.group_id === query.group_id) &&
							(!query.avatar_type || look.avatar_type === query.avatar_type),
					);
				return shownPage(looks, (look) => look.id, avatars.showLook, query);
			},
		},
		{
			method: 'GET',
			path: '/v3/avatars/looks/{}',
			handle: ({ id }) => ({ data: avatars.showLook(existingLook(id)) }),
		},
		{
			method: 'PATCH',
			path: '/v3/avatars/looks/{}',
			body: z.strictObject({ name: z.string().trim().min(1).nullish() }),
			handle: ({ id, body }) => {
				ownLook(id);
				if (body.name) avatars.rename(id, body.name);
				return { data: avatars.showLook(existingLook(id)) };
			},
		},
		{
			method: 'DELETE',
			path: '/v3/avatars/looks/{}',
			handle: ({ id }) => {
				avatars.remove(ownLook(id).id);
				return { data: { id } };
			},
		},
		{
			method: 'GET',
			path: '/v3/avatars/{}',
			handle: ({ id }) => ({ data: existingGroup(id) }),
		},
		{
			method: 'DELETE',
			path: '/v3/avatars/{}',
			handle: ({ id }) => {
				existingGroup(id);
				const looks = avatars.looksOf(id);
				if (looks.some((look) => look.ownership === 'public'))
					throw apiError(403, 'forbidden', 'This avatar is not yours');
				for (const look of looks) avatars.remove(look.id);
				return { data: { id } };
			},
		},
		{
			method: 'POST',
			path: '/v3/avatars/{}/consent',
			body: consentBody,
			handle: ({ id, body }) => submitConsent(existingGroup(id), body, context),
		},
	];
};

module.exports = { avatarRoutes };
