import { NodeHelpers, type INodeParameters } from 'n8n-workflow';
import { DeepSeekScript } from '../../../nodes/DeepSeekScript/DeepSeekScript.node';
import { properties } from '../../../nodes/DeepSeekScript/properties';

const { description } = new DeepSeekScript();

/** The names of the fields that the panel shows, in order, with these values. */
function shown(values: INodeParameters) {
	const all = NodeHelpers.getNodeParameters(properties, values, true, false, null, description)!;
	return properties
		.filter((property) => NodeHelpers.displayParameter(all, property, null, description))
		.map(({ name }) => name);
}

const BRIEF = ['brief', 'audience', 'tone', 'language', 'targetSeconds', 'structure'];
const MODEL = ['model', 'thinking', 'temperature', 'options'];

describe('the panel', () => {
	it.each([
		['writeScript', BRIEF],
		['writeScenes', [...BRIEF, 'sceneCount']],
		['writePrompt', [...BRIEF, 'visualStyle']],
		['rewriteScript', ['script', 'title', 'targetSeconds', 'tone']],
		[
			'localizeScript',
			['script', 'title', 'languages', 'formOfAddress', 'tone', 'lengthFrom', 'glossary'],
		],
	])('shows for %s what applies and nothing else', (operation, fields) => {
		expect(shown({ operation })).toEqual(['operation', ...fields, ...MODEL]);
	});

	it('asks for seconds where a localization has a length of its own', () => {
		const fields = shown({ operation: 'localizeScript', lengthFrom: 'seconds' });
		expect(fields).toContain('targetSeconds');
	});

	it('has a temperature only without thinking', () => {
		expect(shown({ thinking: 'high' })).not.toContain('temperature');
	});

	it('has an action for each operation', () => {
		const { options = [] } = properties.find(({ name }) => name === 'operation')!;
		for (const option of options) expect(option).toHaveProperty('action');
	});
});
