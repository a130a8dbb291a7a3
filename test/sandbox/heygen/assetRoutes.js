// @ts-check
'use strict';

const { z } = require('zod');
const { typeOfBytes, typeOfMime } = require('./assetTypes');
const { apiError, invalid } = require('./errors');
const { page, pageQuery } = require('./paging');

/** What goes through the API itself, in bytes. */
const MAX_FORM_FILE = 32 * 1024 * 1024;

const checksum = z
	.string()
	.regex(/^[0-9a-f]{64}$/i, 'A SHA256 as 64 hexadecimal digits is expected')
	.nullish();

/** @param {import('./assetForm').Form} form @returns {import('./assetForm').Form['parts'][number]} */
function fileOf({ parts, problem }) {
	if (problem) throw invalid('file', problem);
	const extra = parts.find(({ name }) => name !== 'file');
	if (extra) throw invalid(extra.name, 'Extra inputs are not permitted');
	if (parts.length !== 1 || parts[0].fileName === null)
		throw invalid('file', 'One file is expected');
	return parts[0];
}

/**
 * The endpoints under /v3/assets.
 *
 * @param {import('./context').Context} context
 * @returns {import('./routes').Route[]}
 */
const assetRoutes = ({ state, assets, uploads }) => {
	/** @param {string} id @param {import('./assets').Asset | undefined} asset */
	const existing = (id, asset = assets.usable(id)) => {
		if (!asset) throw apiError(404, 'asset_not_found', 'There is no such asset');
		return asset;
	};

	return [
		{
			method: 'POST',
			path: '/v3/assets',
			form: true,
			handle: ({ body }) => {
				const { fileName, taken } = fileOf(body);
				if (taken.size > MAX_FORM_FILE)
					throw apiError(413, 'payload_too_large', 'Files over 32 MB need a direct upload', 'file');
				const type = typeOfBytes(taken.head);
				if (!type) throw invalid('file', 'The file type is not supported');
				const { size, text, sha256 } = taken;
				const mime = type.mime;
				const asset = assets.add({
					name: fileName || 'file',
					mime,
					size,
					sha256,
					text,
					how: 'form',
					status: 'processing',
				});
				return { data: assets.showUpload(asset) };
			},
		},
		{
			method: 'POST',
			path: '/v3/assets/direct-uploads',
			body: z.strictObject({
				filename: z.string().min(1),
				content_type: z.string().refine((mime) => typeOfMime(mime), 'The type is not supported'),
				size_bytes: z.int().min(1),
				checksum_sha256: checksum,
			}),
			handle: ({ body }) => {
				if (body.size_bytes > state.mostUploadBytes)
					throw invalid('size_bytes', `At most ${state.mostUploadBytes} bytes are accepted`);
				const asset = assets.add({
					name: body.filename,
					mime: body.content_type,
					size: body.size_bytes,
					sha256: null,
					how: 'direct',
					status: 'pending_upload',
				});
				const { url, headers, ttl } = uploads.open(
					asset,
					body.checksum_sha256?.toLowerCase() ?? null,
				);
				return {
					data: {
						asset_id: asset.id,
						upload_url: url,
						upload_headers: headers,
						max_bytes: state.mostUploadBytes,
						expires_in_seconds: ttl,
						status: asset.status,
					},
				};
			},
		},
		{
			method: 'POST',
			path: '/v3/assets/{}/complete',
			body: z.strictObject({ checksum_sha256: checksum }),
			handle: ({ id, body }) => {
				const asset = existing(id, assets.all.get(id));
				const taken = uploads.slots.get(id)?.taken;
				if (!taken) throw invalid('asset_id', 'The file has not been uploaded');
				if (body.checksum_sha256 && body.checksum_sha256.toLowerCase() !== taken.sha256)
					throw invalid('checksum_sha256', 'The stored file has another checksum');
				if (typeOfBytes(taken.head)?.mime !== asset.mime)
					throw invalid('content_type', `The stored file is no ${asset.mime}`);
				const { sha256, size, text } = taken;
				Object.assign(asset, { sha256, size, text, status: 'processing' });
				return { data: { ...assets.showUpload(asset), status: asset.status } };
			},
		},
		{
			method: 'GET',
			path: '/v3/assets',
			query: z.strictObject({
				...pageQuery(20, 100),
				username: z.string(),
				folder_id: z.string().optional(),
			}),
			handle: ({ query }) => {
				const shown = [...assets.all.values()]
					.filter(({ id }) => assets.has(id))
					.reverse()
					.map(assets.show)
					.filter(({ owner }) => owner === query.username && !query.folder_id);
				return page(shown, ({ id }) => id, query);
			},
		},
		{
			method: 'GET',
			path: '/v3/assets/{}',
			handle: ({ id }) => ({ data: assets.show(existing(id)) }),
		},
		{
			method: 'DELETE',
			path: '/v3/assets/{}',
			handle: ({ id }) => {
				assets.all.delete(existing(id).id);
				return { data: { id } };
			},
		},
	];
};

module.exports = { assetRoutes };
