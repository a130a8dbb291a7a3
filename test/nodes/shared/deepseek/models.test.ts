import { assertUsableModel, DEFAULT_MODEL } from '../../../../nodes/shared/deepseek/models';
import { PRICES } from '../../../../nodes/shared/deepseek/prices';
import { fakeContext } from '../../fakeContext';

const { node } = fakeContext();

function refusalOf(model: string): unknown {
	try {
		assertUsableModel(node, model, 3);
		return undefined;
	} catch (error) {
		return error;
	}
}

describe('assertUsableModel', () => {
	it.each([DEFAULT_MODEL, 'deepseek-v4-pro', 'deepseek-v4-flash', 'a-model-of-next-year'])(
		'takes %s',
		(model) => expect(refusalOf(model)).toBeUndefined(),
	);

	it.each(['constructor', 'toString', '__proto__'])(
		'knows nothing of %s, and leaves it to DeepSeek',
		(model) => expect(refusalOf(model)).toBeUndefined(),
	);

	it.each([
		[
			'deepseek-chat',
			"Choose 'deepseek-flash' with Thinking off, which is what it was replaced by.",
		],
		[
			'deepseek-reasoner',
			"Choose 'deepseek-flash' with Thinking on, which is what it was replaced by.",
		],
		['deepseek-coder', "Choose 'deepseek-flash'."],
	])('refuses %s, which is retired, and names its successor', (model, description) => {
		expect(refusalOf(model)).toMatchObject({
			name: 'NodeOperationError',
			message: `DeepSeek has retired the model '${model}'`,
			description,
			context: { itemIndex: 3 },
		});
	});

	it('refuses an empty name', () => {
		expect(refusalOf('')).toMatchObject({
			name: 'NodeOperationError',
			message: 'No model is chosen',
			description: "Pick one in the field 'Model', e.g. deepseek-flash",
			context: { itemIndex: 3 },
		});
	});
});

it('has a price for the default model', () => {
	expect(PRICES.models[DEFAULT_MODEL]).toBeDefined();
});
