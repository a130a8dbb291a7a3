// @ts-check
'use strict';

/** The least of other packages' nodes that the engine tests need; a server brings the real ones. */
const STAND_INS = {
	'n8n-nodes-base.noOp': nodeType('noOp', [], async function () {
		return [this.getInputData()];
	}),
	/** Replaces each item by the object in its parameter `json`, expressions and all. */
	'n8n-nodes-base.set': nodeType(
		'set',
		[{ displayName: 'JSON', name: 'json', type: 'json', default: {} }],
		async function () {
			return [
				this.getInputData().map((_, item) => ({
					json: /** @type {import('n8n-workflow').IDataObject} */ (
						this.getNodeParameter('json', item)
					),
					pairedItem: { item },
				})),
			];
		},
	),
};

/**
 * @param {string} name
 * @param {import('n8n-workflow').INodeProperties[]} properties
 * @param {NonNullable<import('n8n-workflow').INodeType['execute']>} execute
 */
function nodeType(name, properties, execute) {
	return {
		description: {
			name,
			displayName: name,
			group: ['transform'],
			version: 1,
			description: name,
			defaults: { name },
			inputs: ['main'],
			outputs: ['main'],
			properties,
		},
		execute,
	};
}

module.exports = { STAND_INS };
