import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

/** The option of every node here that passes the incoming items' fields on. */
export const includeInputOption: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInputFields',
	type: 'boolean',
	default: false,
	description: "Whether the output items also carry the incoming items' fields",
};

/** The incoming items' fields where the option is on, else undefined. */
export function inputToInclude(context: IExecuteFunctions): IDataObject[] | undefined {
	const options = context.getNodeParameter('options', 0, {}) as { includeInputFields?: boolean };
	return options.includeInputFields ? context.getInputData().map(({ json }) => json) : undefined;
}
