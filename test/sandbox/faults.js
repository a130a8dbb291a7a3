// @ts-check
'use strict';

/**
 * A fault to play on matching requests.
 * @typedef {object} FaultSpec
 * @property {string} kind which fault; the README lists them
 * @property {string} [method] any when left out
 * @property {string | RegExp} [path] without the query; any API path when left out
 * @property {RegExp} [body] what the body's JSON text must match; any when left out
 * @property {number} [times] how many requests it hits, default 1, Infinity allowed
 * @property {boolean} [afterWork] `status`, `html`, `cut`, `errorIn200`: the work is done before the fault
 * @property {number} [status] `status`, `html`
 * @property {string} [code] `status`, `errorIn200`
 * @property {string} [message] `status`, `errorIn200`
 * @property {number | string} [retryAfter] `status`: the Retry-After header
 * @property {number} [delayMs] `slow`, `keepAlive`
 *
 * @typedef {FaultSpec & { times: number, hits: number, remove: () => void }} Fault
 */

/** Kinds that both services know. */
const COMMON_KINDS = ['status', 'html', 'cut', 'truncated', 'errorIn200', 'slow'];

/**
 * A queue of faults, oldest first.
 *
 * @param {string[]} kinds the kinds that are accepted beside the common ones
 * @param {Record<string, Pick<FaultSpec, 'method' | 'path'>>} [targets] for kinds that only make sense on
 * one endpoint: what `method` and `path` are when left out
 */
function createFaults(kinds, targets = {}) {
	/** @type {Fault[]} */
	let queue = [];
	const known = [...COMMON_KINDS, ...kinds];

	/** @param {Fault} fault @param {string} method @param {string} path @param {boolean} isFile */
	const matches = (fault, method, path, isFile) => {
		if (fault.hits >= fault.times) return false;
		if (fault.method && fault.method.toUpperCase() !== method) return false;
		if (fault.path === undefined) return !isFile;
		if (typeof fault.path === 'string') return fault.path === path;
		fault.path.lastIndex = 0;
		return fault.path.test(path);
	};

	return {
		/**
		 * Queues a fault.
		 *
		 * @param {FaultSpec} spec
		 * @returns {Fault} its handle: `hits` counts the requests it has hit, `remove()` takes it back
		 * @throws {Error} for an unknown kind
		 */
		add: (spec) => {
			if (!known.includes(spec.kind))
				throw new Error(`Unknown fault '${spec.kind}'. Known: ${known.join(', ')}`);
			/** @type {Fault} */
			const fault = {
				times: 1,
				...targets[spec.kind],
				...spec,
				hits: 0,
				remove: () => {
					queue = queue.filter((other) => other !== fault);
				},
			};
			queue.push(fault);
			return fault;
		},
		/**
		 * The fault for a request, if there is one; counts it as a hit.
		 *
		 * @param {string} method
		 * @param {string} path
		 * @param {{ isFile?: boolean, applies?: (fault: Fault) => boolean }} [options] a file is only hit by a
		 * fault that names its path
		 * @returns {Fault | undefined}
		 */
		take: (method, path, { isFile = false, applies = () => true } = {}) => {
			const fault = queue.find((f) => matches(f, method, path, isFile) && applies(f));
			if (fault) fault.hits += 1;
			return fault;
		},
		clear: () => {
			queue = [];
		},
	};
}

/** @typedef {ReturnType<typeof createFaults>} Faults */

module.exports = { createFaults };
