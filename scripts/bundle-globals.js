/**
 * What some global names mean inside the bundled libraries (see bundle-libraries.js): they read no
 * environment and write no log.
 */

/** The built-ins that the libraries look up on the global object. */
export const bundledGlobal = {
	AbortController,
	AbortSignal,
	Array,
	ArrayBuffer,
	BigInt,
	Blob,
	Boolean,
	Buffer,
	DOMException,
	DataView,
	Date,
	Error,
	Event,
	EventTarget,
	File,
	FormData,
	Headers,
	Infinity,
	Intl,
	JSON,
	Map,
	Math,
	NaN,
	Number,
	Object,
	Promise,
	Proxy,
	RangeError,
	ReadableStream,
	Reflect,
	RegExp,
	Request,
	Response,
	Set,
	String,
	Symbol,
	SyntaxError,
	TextDecoder,
	TextEncoder,
	TransformStream,
	TypeError,
	URL,
	URLSearchParams,
	Uint8Array,
	WeakMap,
	WeakRef,
	WeakSet,
	WritableStream,
	atob,
	btoa,
	crypto,
	decodeURIComponent,
	encodeURIComponent,
	fetch,
	isNaN,
	parseFloat,
	parseInt,
	performance,
	queueMicrotask,
	structuredClone,
	undefined,
};

/** No environment: a server's OPENAI_* variables are about another service. */
export const bundledProcess = undefined;

const silent = () => {};
export const bundledConsole = {
	debug: silent,
	error: silent,
	info: silent,
	log: silent,
	warn: silent,
};

/** The longest time that a timer of Node.js can be set to. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * The SDK uses timers only to give a request up: its retries are off. An abort signal does that
 * without keeping a process alive, and is gone with the request.
 */
export function bundledSetTimeout(callback, ms, ...args) {
	const signal = AbortSignal.timeout(Math.min(ms ?? 0, LONGEST_MS));
	const onTime = () => callback(...args);
	signal.addEventListener('abort', onTime, { once: true });
	const timer = {
		ref: () => timer,
		unref: () => timer,
		cancel: () => signal.removeEventListener('abort', onTime),
	};
	return timer;
}

export function bundledClearTimeout(timer) {
	timer?.cancel();
}
