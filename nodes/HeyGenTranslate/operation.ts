import type {
	IDisplayOptions,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

/** One operation of the node: how it is chosen, its fields, and what it does. */
export interface Operation {
	option: INodePropertyOptions;
	fields: INodeProperties[];
	/** Returns the items that leave the node. Throws where the node's On Error setting is to stop. */
	execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** The fields, shown for one operation of one resource only, within their own conditions. */
export function shownFor(
	resource: string,
	operation: string,
	fields: INodeProperties[],
): INodeProperties[] {
	return fields.map((field) => {
		const { show, ...rest }: IDisplayOptions = field.displayOptions ?? {};
		const where = { resource: [resource], operation: [operation] };
		return { ...field, displayOptions: { ...rest, show: { ...where, ...show } } };
	});
}
