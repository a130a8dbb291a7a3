// @ts-check
'use strict';

const { randomBytes } = require('node:crypto');
const { z } = require('zod');
const { apiError } = require('./errors');
const { page, pageQuery } = require('./paging');
const { id, text } = require('./parts');
const { checkWorkspace } = require('./workspace');

/** The body of POST /v3/folders: as in HeyGen's v1, for v3's is not published. */
const createFolder = z.strictObject({
	name: z.string().trim().min(1),
	project_type: text,
	parent_id: id,
});

/**
 * The endpoints for brand kits, brand glossaries and folders.
 *
 * @param {import('./context').Context} context
 * @returns {import('./routes').Route[]}
 */
const workspaceRoutes = (context) => {
	const { state, now } = context;
	return [
		{
			method: 'GET',
			path: '/v3/brand-kits',
			query: z.strictObject(pageQuery(20, 100)),
			handle: ({ query }) => page(state.workspace.brandKits, (kit) => kit.brand_kit_id, query),
		},
		{
			method: 'GET',
			path: '/v3/brand-glossaries',
			query: z.strictObject(pageQuery(10, 100)),
			handle: ({ query }) =>
				page(state.workspace.glossaries, (glossary) => glossary.brand_glossary_id, query),
		},
		{
			method: 'GET',
			path: '/v3/folders',
			query: z.strictObject(pageQuery(10, 100)),
			handle: ({ query }) => page(state.workspace.folders, (folder) => folder.id, query),
		},
		{
			method: 'POST',
			path: '/v3/folders',
			body: createFolder,
			handle: ({ body }) => {
				checkWorkspace({ folder_id: body.parent_id }, context);
				const folder = {
					id: randomBytes(16).toString('hex'),
					name: body.name,
					project_type: body.project_type ?? 'mixed',
					parent_id: body.parent_id ?? null,
					created_at: Math.floor(now() / 1000),
				};
				state.workspace.folders.push(folder);
				return { data: folder };
			},
		},
		{
			method: 'GET',
			path: '/v3/folders/{}',
			handle: (call) => {
				const folder = state.workspace.folders.find((one) => one.id === call.id);
				if (!folder) throw apiError(404, 'resource_not_found', 'There is no such folder');
				return { data: folder };
			},
		},
	];
};

module.exports = { workspaceRoutes };
