import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { isOn, runOption } from './itemFields';

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
	return isOn(runOption(context, 'includeInputFields', false))
		? context.getInputData().map(({ json }) => json)
		: undefined;
}
