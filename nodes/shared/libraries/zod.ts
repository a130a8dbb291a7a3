/** The part of zod in use. The build bundles it into this file; load it on first use only. */
export {
	array,
	catch as withFallback,
	minLength,
	object,
	pipe,
	prettifyError,
	safeParse,
	string,
	transform,
	trim,
	unknown,
} from 'zod/mini';
