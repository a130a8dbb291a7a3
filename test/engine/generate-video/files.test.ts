import { files } from '../files';
import { chain } from '../run-workflow';
import { video, look as byId } from '../setup';
import {
	CONTINUE,
	avatar,
	bodies,
	heygen,
	lookOf,
	posts,
	run,
	uploaded,
	useSandbox,
} from './setup';

useSandbox();

describe('files of the item', () => {
	it('are shown in a scene', async () => {
		const scenes = {
			scenesFrom: 'form',
			sceneForm: {
				scene: [
					{ sceneType: 'avatar', script: '=Hello {{ $json.name }}' },
					{ sceneType: 'image', from: 'binary', binaryField: 'picture', duration: 2 },
					{ sceneType: 'video', from: 'binary', binaryField: 'clip', volume: 0.5 },
				],
			},
		};
		const node = video({ source: 'scenes', avatarId: avatar(), ...scenes });
		const result = await run(chain(files, node), [
			{ name: 'Ada', files: { picture: 'photo', clip: 'footage' } },
		]);
		expect(result.error).toBeUndefined();
		expect(result.output('Video')).toMatchObject([{ status: 'completed' }]);
		const [picture, clip] = ['image/jpeg', 'video/mp4'].map((mime) =>
			uploaded().find((asset) => asset.mime === mime)!,
		);
		expect(bodies()).toEqual([
			{
				type: 'studio',
				scenes: [
					{
						type: 'avatar_video',
						input: { type: 'avatar', avatar_id: avatar().value, script: 'Hello Ada' },
					},
					{ type: 'image', source: { type: 'asset_id', asset_id: picture.id }, duration: 2 },
					{
						type: 'video',
						source: { type: 'asset_id', asset_id: clip.id },
						playback: { volume: 0.5 },
					},
				],
				aspect_ratio: '16:9',
				resolution: '1080p',
			},
		]);
	});

	it('stand in a template', async () => {
		const template = heygen().templates[1];
		const value = {
			headline: 'Say "hi"\nto 日本',
			product_image: 'logo',
			presenter: lookOf('photo_avatar').id,
			narrator: heygen().voices[3].voice_id,
		};
		const node = video({
			source: 'template',
			templateId: byId(template.id),
			variables: { mappingMode: 'defineBelow', value },
		});
		const result = await run(chain(files, node), [{ files: { logo: 'portrait' } }]);
		expect(result.error).toBeUndefined();
		expect(result.output('Video')).toMatchObject([{ status: 'completed', job_type: 'video' }]);
		const [logo] = uploaded();
		expect(bodies(`/v3/templates/${template.id}`)).toEqual([
			{
				variables: {
					headline: { type: 'text', content: 'Say "hi"\nto 日本' },
					product_image: {
						type: 'image',
						asset: { type: 'asset_id', asset_id: logo.id },
						fit: 'cover',
					},
					presenter: {
						type: 'character',
						character_id: lookOf('photo_avatar').id,
						character_type: 'talking_photo',
					},
					narrator: { type: 'voice', voice_id: heygen().voices[3].voice_id },
				},
			},
		]);
	});

	it('are spoken by the avatar', async () => {
		const node = video({ avatarId: avatar(), speech: 'audioBinary', audioBinaryField: 'speech' });
		const items = [1, 2, 3].map(() => ({ files: { speech: 'speech' } }));
		const result = await run(chain(files, node), items);
		expect(result.output('Video')).toMatchObject(items.map(() => ({ status: 'completed' })));
		const [speech, ...others] = uploaded();
		expect(others).toEqual([]);
		expect(speech.mime).toBe('audio/mpeg');
		for (const body of bodies()) {
			expect(body.audio_asset_id).toBe(speech.id);
			expect(body).not.toHaveProperty('script');
			expect(body).not.toHaveProperty('voice_id');
		}
	});

	it('are attached to a prompt, and guide a film scene', async () => {
		const row = { file: [{ from: 'binary', binaryField: 'data' }] };
		const agent = video({ source: 'prompt', prompt: 'Show it', attachments: row });
		const film = {
			...video({
				source: 'cinematic',
				avatarId: avatar(),
				cinematicPrompt: 'She looks at it',
				references: row,
			}),
			name: 'Film',
		};
		const item = [{ files: { data: 'photo' } }];
		const first = await run(chain(files, agent), item);
		const second = await run(chain(files, film), item);
		expect([first.error, second.error]).toEqual([undefined, undefined]);
		const [asset] = uploaded();
		const named = [{ type: 'asset_id', asset_id: asset.id }];
		expect(bodies('/v3/video-agents')[0].files).toEqual(named);
		expect(bodies()[0].references).toEqual(named);
	});

	it('are a watermark, uploaded once for all items', async () => {
		heygen().account.watermark = true;
		const image = {
			from: 'binary',
			binaryField: 'logo',
			position: '={{ $json.corner }}',
			offsetX: '={{ 0.05 }}',
		};
		const node = video({ avatarId: avatar(), script: 'Hi', options: { watermark: { image } } });
		const items = ['top_left', 'top_right'].map((corner) => ({
			corner,
			files: { logo: 'portrait' },
		}));
		const result = await run(chain(files, node), items);
		expect(result.error).toBeUndefined();
		const [logo, ...others] = uploaded();
		expect(others).toEqual([]);
		expect(bodies().map(({ watermark }) => watermark)).toEqual(
			['top_left', 'top_right'].map((position) => ({
				image: { type: 'asset_id', asset_id: logo.id },
				opacity: 1,
				scale: 1,
				placement: { position, offset_x: 0.05 },
			})),
		);
	});

	it('that are none of what the field takes are refused, and nothing is uploaded of that item', async () => {
		const background = { background: 'imageBinary', backgroundBinaryField: 'data' };
		const node = video({ avatarId: avatar(), script: 'Hi', ...background }, CONTINUE);
		const result = await run(chain(files, node), [
			{ files: { data: 'speech' } },
			{ files: { data: 'photo' } },
			{},
		]);
		expect(result.output('Video')).toMatchObject([
			{ status: 'failed', error: expect.stringMatching(/^'Background Image' got an MP3/) },
			{ status: 'completed' },
			{ status: 'failed', error: expect.stringMatching(/^'Background Image' finds no file/) },
		]);
		expect(uploaded().map(({ mime }) => mime)).toEqual(['image/jpeg']);
	});

	it('that are over the limits of videos are refused before an upload', async () => {
		const huge = { from: 'binary', binaryField: 'data' };
		const wrong = /got a PNG image of 8000 × 5000 pixels \(huge\.png\)$/;
		const nodes = [
			video({
				avatarId: avatar(),
				script: 'Hi',
				background: 'imageBinary',
				backgroundBinaryField: 'data',
			}),
			video({
				source: 'scenes',
				avatarId: avatar(),
				scenesFrom: 'form',
				sceneForm: { scene: [{ sceneType: 'image', ...huge, duration: 2 }] },
			}),
			video({
				source: 'cinematic',
				avatarId: avatar(),
				cinematicPrompt: 'She looks at it',
				references: { file: [huge] },
			}),
		];
		for (const node of nodes) {
			const result = await run(chain(files, node), [{ files: { data: 'huge' } }]);
			expect(result.error.message).toMatch(wrong);
			expect(result.error.description).toMatch(/up to 2560 pixels on the longer side/);
		}
		expect(posts()).toEqual([]);
	});

	it('go to the Video Agent in any size', async () => {
		const attachments = { file: [{ from: 'binary', binaryField: 'data' }] };
		const node = video({ source: 'prompt', prompt: 'Show it', attachments });
		const result = await run(chain(files, node), [{ files: { data: 'huge' } }]);
		expect(result.output('Video')).toMatchObject([{ status: 'completed' }]);
		expect(uploaded()).toHaveLength(1);
	});

	it('are not uploaded where another item stops the run', async () => {
		const node = video({
			avatarId: avatar(),
			script: '={{ $json.text }}',
			background: 'imageBinary',
			backgroundBinaryField: 'data',
		});
		const result = await run(chain(files, node), [
			{ text: 'Hi', files: { data: 'photo' } },
			{ text: '', files: { data: 'photo' } },
		]);
		expect(result.error.message).toBe('[Item 1] The script is empty');
		expect(posts()).toEqual([]);
	});

	it('are not uploaded for a run that is too long', async () => {
		const node = video({
			avatarId: avatar(),
			script: 'word '.repeat(200),
			background: 'imageBinary',
			backgroundBinaryField: 'data',
			options: { mostSeconds: 10 },
		});
		const result = await run(chain(files, node), [{ files: { data: 'photo' } }]);
		expect(result.error.message).toMatch(/^This run would take about 80 s/);
		expect(posts()).toEqual([]);
	});
});
