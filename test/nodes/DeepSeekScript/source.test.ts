import { readSource } from '../../../nodes/DeepSeekScript/source';
import { errorOf, readItem } from './readItem';

const read = (script: unknown, title: unknown = 'T') => readSource(readItem({ script, title }));
const refusal = (script: unknown) => errorOf(() => read(script));
const SCENE = {
	role: 'hook',
	script: 'Hello',
	emotion: 'Excited',
	motion_prompt: 'waves',
	on_screen_text: 'Hi',
};

describe('readSource', () => {
	it('reads a script', () => {
		expect(read(' Hello\n\nthere ')).toEqual({ title: 'T', script: 'Hello\n\nthere' });
	});

	it.each([null, '', ' '])('has no title for %p', (title) => {
		expect(readSource(readItem({ script: 'Hello', title })).title).toBe('');
	});

	it('reads scenes with all of their fields', () => {
		const list = [SCENE, { ...SCENE, script: ' there ', avatar_id: 'a1', weight: 2 }];
		expect(read(list)).toEqual({
			title: 'T',
			script: 'Hello\n\nthere',
			scenes: [SCENE, { ...SCENE, script: 'there', avatar_id: 'a1', weight: 2 }],
		});
	});

	it('reads scenes from JSON text', () => {
		expect(read(` ${JSON.stringify([SCENE])} `).scenes).toEqual([SCENE]);
	});

	it.each([
		['texts', ['Hello'], 'Hello'],
		['objects with a script alone', [{ script: 'Hello' }], 'Hello'],
		['numbers', [4711], '4711'],
	])('makes scenes of %s', (_, list, script) => {
		expect(read(list).scenes).toEqual([
			{ role: '', script, emotion: 'Friendly', motion_prompt: '', on_screen_text: '' },
		]);
	});

	it('takes a text in brackets for a script', () => {
		expect(read('[Hello there]')).toEqual({ title: 'T', script: '[Hello there]' });
	});

	it.each([null, '', ' \n', '<break time="1s"/>', [], '[]', true])(
		'refuses the script %j',
		(script) => {
			expect(refusal(script)).toMatchObject({
				name: 'NodeOperationError',
				message: 'The script is empty',
				description: expect.stringMatching(/'Script or Scenes'.* It has: name$/),
				context: { itemIndex: 2 },
			});
		},
	);

	it.each([
		[[SCENE, { ...SCENE, script: ' ' }], 'Scene 2 has no script'],
		[[SCENE, null], 'Scene 2 has no script'],
		[[['Hello']], 'Scene 1 has no script'],
		[['<break/>'], 'Scene 1 has no script'],
		[{ script: 'Hello' }, "'Script or Scenes' holds an object"],
	])('refuses %j', (script, message) => {
		expect(refusal(script)).toMatchObject({ message, context: { itemIndex: 2 } });
	});
});
