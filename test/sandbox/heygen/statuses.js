// @ts-check
'use strict';

const { z } = require('zod');
const { showItem } = require('./batch');
const { invalid } = require('./errors');
const { KINDS } = require('./kinds');
const { showStatus } = require('./resources');

const MAX_IDS = 100;

/** @type {[import('./kinds').JobType, string][]} what can be asked about in bulk, and by which parameter */
const BULK = [
	['video', 'video_ids'],
	['video_translation', 'video_translation_ids'],
	['lipsync', 'lipsync_ids'],
];

/** @param {string | undefined} list */
const split = (list) => (list ?? '').split(',').filter(Boolean);

/**
 * The endpoints that tell the status of up to 100 jobs at once.
 *
 * @param {import('./context').Context} context
 * @returns {import('./routes').Route[]}
 */
const statusRoutes = ({ jobs }) => {
	/** @param {string} batch_id @param {import('./kinds').JobType} type @returns {object[]} */
	const membersOf = (batch_id, type) => {
		const batch = jobs.all.get(batch_id);
		if (!batch || KINDS[batch.type].batchOf !== type)
			return [{ ...showStatus(undefined, ''), video_id: null, batch_id }];
		return batch.items.map((item, index) => ({ ...showItem(item, index), batch_id }));
	};

	return BULK.map(([type, parameter]) => ({
		method: 'GET',
		path: `${KINDS[type].path}/statuses`,
		query: z.strictObject({
			[parameter]: z.string().optional(),
			batch_ids: z.string().optional(),
		}),
		handle: ({ query }) => {
			const ids = split(query[parameter]);
			const batches = split(query.batch_ids);
			const count = ids.length + batches.length;
			if (count < 1 || count > MAX_IDS)
				throw invalid(parameter, `1 to ${MAX_IDS} ids are accepted, not ${count}`);
			const alone = ids.map((id) => {
				const job = jobs.all.get(id);
				return showStatus(job?.type === type ? job : undefined, id);
			});
			const data = [...alone, ...batches.flatMap((id) => membersOf(id, type))];
			return { data, has_more: false, next_token: null };
		},
	}));
};

module.exports = { statusRoutes };
