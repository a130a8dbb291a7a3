import { chain } from '../run-workflow';
import { video, look as byId } from '../setup';
import { CONTINUE, avatar, bodies, lookOf, run, starts, useSandbox } from './setup';

useSandbox();

describe('an option that fails for one item', () => {
	const options = { title: `={{ $json.bad ? $('Nobody').item.json.title : 'Fine' }}` };

	it.each([
		['the first', [{ bad: true }, {}, {}], 0],
		['a later', [{}, {}, { bad: true }], 2],
	])('harms no other one: %s', async (_, items, bad) => {
		const node = video({ avatarId: avatar(), script: 'Hi', options }, CONTINUE);
		const result = await run(chain(node), items);
		expect(result.output('Video').map(({ status }) => status)).toEqual(
			items.map((_item, n) => (n === bad ? 'failed' : 'completed')),
		);
		expect(result.output('Video')[bad].error).toMatch(/node/i);
	});
});

describe('values of expressions', () => {
	const values: Array<[string, string]> = [
		['a number', '={{ 7 }}'],
		['null', '={{ null }}'],
		['undefined', '={{ $json.nothing }}'],
		['a list', '={{ ["a", 7] }}'],
		['an object', '={{ ({ a: "b" }) }}'],
		['a boolean', '={{ true }}'],
		['an empty text', '={{ "" }}'],
		['JSON text', `={{ JSON.stringify({ text: 'a "b"\\n🎬' }) }}`],
	];

	it.each(values)(
		'that are %s never reach HeyGen as something that it does not take',
		async (_, value) => {
			const fields = {
				aspectRatio: value,
				resolution: value,
				appearance: {
					engine: value,
					motionPrompt: value,
					expressiveness: value,
					fit: value,
					removeBackground: value,
					transparent: value,
				},
				voiceSettings: { engine: value, locale: value, pitch: value, speed: value, volume: value },
				options: {
					title: value,
					captions: value,
					folderId: '',
					callbackId: value,
					longScript: value,
					watermark: {
						image: {
							from: value,
							url: value,
							opacity: value,
							scale: value,
							position: value,
							offsetX: value,
							offsetY: value,
						},
					},
				},
			};
			// One field at a time, on one item each, so that no refusal hides another field.
			const single = Object.entries(fields).flatMap(([name, field]): object[] =>
				typeof field === 'string'
					? [{ [name]: field }]
					: Object.entries(field).map(([inner, said]) => ({ [name]: { [inner]: said } })),
			);
			for (const field of single) {
				const node = video(
					{
						avatarId: byId(
							lookOf('photo_avatar', ({ supported_api_engines: e }) => e.length > 1).id,
						),
						script: 'Hi there',
						waitForCompletion: false,
						...field,
					},
					CONTINUE,
				);
				const result = await run(chain(node));
				const [item] = result.output('Video');
				// Either it was refused here, with a way out, or HeyGen took it.
				if (item.error)
					expect([field, item.failure_code, item.message]).toEqual([
						field,
						'invalid_input',
						expect.stringMatching(/./),
					]);
				else expect(item.job_id).toEqual(expect.any(String));
			}
			for (const { status } of starts()) expect(status).toBe(200);
		},
	);

	it.each(values)('that are %s survive as what is said', async (_, value) => {
		const node = video({ avatarId: avatar(), script: value, waitForCompletion: false }, CONTINUE);
		const [item] = (await run(chain(node))).output('Video');
		if (item.error) expect(item.error).toBe('The script is empty');
		else
			expect(bodies()[0].script).toBe(value.includes('JSON') ? '{"text":"a \\"b\\"\\n🎬"}' : '7');
	});
});
