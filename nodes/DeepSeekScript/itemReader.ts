import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

/** How the fields of one item are read, and how they are refused. */
export interface ItemReader {
	get: <T>(name: string, fallback?: T) => T;
	/** A field as trimmed text; empty where there is nothing. */
	text: (name: string) => string;
	/** The fields of the incoming item. */
	json: IDataObject;
	/** An error about this item: what is wrong, and in `description` the field and the way out. */
	refuse: (message: string, description: string) => NodeOperationError;
}

export function itemReader(context: IExecuteFunctions, itemIndex: number): ItemReader {
	const get = <T>(name: string, fallback?: T) =>
		context.getNodeParameter(name, itemIndex, fallback, { extractValue: true }) as T;
	return {
		get,
		text: (name) => String(get<unknown>(name, '') ?? '').trim(),
		json: context.getInputData()[itemIndex]?.json ?? {},
		refuse: (message, description) =>
			new NodeOperationError(context.getNode(), message, { description, itemIndex }),
	};
}

/** The value of JSON text; undefined for text that is none. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
