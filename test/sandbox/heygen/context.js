// @ts-check
'use strict';

/**
 * What the endpoints share.
 * @typedef {object} Context
 * @property {{ account: Account, catalog: import('./catalog').Catalog, workspace: import('./workspace').Workspace,
 *   urlTtlSeconds: number, videoBytes: number | null, uploadTtlSeconds: number, mostUploadBytes: number }} state
 * @property {() => number} now ms since 1970
 * @property {import('./jobs').Jobs} jobs
 * @property {import('./files').Files} files
 * @property {ReturnType<typeof import('./callbacks').createCallbacks>} callbacks
 * @property {import('./assets').AssetStore} assets
 * @property {import('./assetUploads').Uploads} uploads
 * @property {import('./avatars').Avatars} avatars
 * @property {import('./avatarConsents').Consents} consents
 * @property {import('./webhooks').Webhooks} webhooks
 */

/**
 * The account behind the API key. One of the three billing blocks is filled.
 * @typedef {object} Account
 * @property {'wallet' | 'subscription' | 'usage_based' | null} billing_type
 * @property {Record<string, any> | null} wallet
 * @property {Record<string, any> | null} subscription
 * @property {Record<string, any> | null} usage_based
 * @property {boolean} credit false: creating a video answers 402
 * @property {number} concurrency how many videos may be under way; the next one is answered 429
 * @property {boolean} watermark whether the plan has custom watermarks
 */

/** @returns {Account} */
const freshAccount = () => ({
	billing_type: 'wallet',
	wallet: {
		currency: 'usd',
		remaining_balance: 42.5,
		auto_reload: { enabled: false, amount_usd: null, threshold_usd: null },
	},
	subscription: null,
	usage_based: null,
	credit: true,
	concurrency: Infinity,
	watermark: false,
});

module.exports = { freshAccount };
