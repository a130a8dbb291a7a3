import {
	emptyParts,
	lostPauses,
	partsOf,
	readVersion,
	showVersion,
} from '../../../nodes/DeepSeekScript/sourceDraft';

const scene = (script: string, on_screen_text = '') => ({
	role: 'hook',
	script,
	emotion: 'Excited',
	motion_prompt: 'waves',
	on_screen_text,
	avatar_id: 'a1',
});
const SCRIPT = { title: 'T', script: 'Hello <break time="1s"/> there' };
const SCENES = { title: 'T', script: 'One\n\nTwo', scenes: [scene('One', '1'), scene('Two')] };
const version = async (answer: unknown, source: typeof SCRIPT | typeof SCENES) =>
	await readVersion(JSON.stringify(answer), source);

describe('readVersion', () => {
	it('keeps pauses, and takes out other markup', async () => {
		const script = '**Hallo** <break time="1s"/> <b>dort</b>';
		expect(await version({ title: 'H', script }, SCRIPT)).toEqual({
			draft: {
				title: 'H',
				script: 'Hallo <break time="1s"/> dort',
				warnings: ['Markup or stage directions were taken out of the script'],
			},
		});
	});

	it('takes from scenes what is said and shown, and keeps the rest', async () => {
		const scenes = [
			{ ...scene('Eins', 'I'), role: 'cta', emotion: 'Serious', motion_prompt: 'nods' },
			{ script: 'Zwei', on_screen_text: 'made up' },
		];
		expect(await version({ title: 'H', scenes }, SCENES)).toEqual({
			draft: {
				title: 'H',
				script: 'Eins\n\nZwei',
				scenes: [scene('Eins', 'I'), scene('Zwei')],
				warnings: [],
			},
		});
	});

	it.each([
		['too few scenes', { scenes: [scene('Eins')] }, SCENES, 'it had 1 scenes, not 2'],
		['no scenes', { script: 'Eins' }, SCENES, /scenes/],
		['no script', { scenes: [scene('Eins')] }, SCRIPT, /script/],
		['nothing but a pause', { script: '<break/>' }, SCRIPT, 'nothing in it is spoken'],
		[
			'a silent scene',
			{ scenes: [scene('Eins'), scene('<break/>')] },
			SCENES,
			'nothing in scene 2 is spoken',
		],
	])('says what is wrong with %s', async (_, answer, source, problem) => {
		expect(await version(answer, source)).toEqual({
			problem: typeof problem === 'string' ? problem : expect.stringMatching(problem),
		});
	});
});

it('shows the writer only what is said and shown', () => {
	expect(showVersion(SCRIPT)).toEqual(SCRIPT);
	expect(showVersion(SCENES)).toEqual({
		title: 'T',
		scenes: [
			{ script: 'One', on_screen_text: '1' },
			{ script: 'Two', on_screen_text: '' },
		],
	});
});

describe('parts', () => {
	it('of scenes are their scripts and on-screen texts, where there are any', () => {
		const draft = {
			title: '',
			script: '',
			scenes: [scene('Eins', 'I'), scene('Zwei')],
			warnings: [],
		};
		expect(partsOf(SCENES, draft)).toEqual([
			{ where: 'the title', before: 'T', after: '' },
			{ where: 'scene 1', before: 'One', after: 'Eins' },
			{ where: 'the on-screen text of scene 1', before: '1', after: 'I' },
			{ where: 'scene 2', before: 'Two', after: 'Zwei' },
		]);
	});

	it('are missed where they are empty', () => {
		const parts = partsOf(SCRIPT, { title: '', script: 'Hallo', warnings: [] });
		expect(emptyParts(parts)).toEqual([
			{ order: 'Fill in the title.', warning: 'The title is empty' },
		]);
	});

	it.each([
		['lost', 'Hallo', 0],
		['doubled', '<break time="1s"/> Hallo <break time="1s"/>', 2],
	])('are missed where a pause is %s', (_, script, count) => {
		expect(lostPauses(partsOf(SCRIPT, { title: 'H', script, warnings: [] }))).toEqual([
			{
				order: 'In the script, keep the pauses as they are in the original: <break time="1s"/>.',
				warning: `The script has ${count} pauses, not 1`,
			},
		]);
	});

	it('are not missed where everything is there', () => {
		const parts = partsOf(SCRIPT, { ...SCRIPT, warnings: [] });
		expect([...emptyParts(parts), ...lostPauses(parts)]).toEqual([]);
	});
});
