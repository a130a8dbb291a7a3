import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { OWN_VOICE } from '../shared/heygen/pickers';
import {
	MOST_SCENES,
	type AvatarScene,
	type OutputFields,
	type VideoBody,
	type VoiceSettings,
} from './videoBody';

interface Options {
	backgroundColor?: string;
	backgroundImageUrl?: string;
	captions?: 'none' | 'file' | 'burnedIn';
	title?: string;
	voicePitch?: number;
	voiceSpeed?: number;
}

/**
 * Reads item `itemIndex`'s fields as the body of its request. Throws NodeOperationError that names
 * the field for everything that HeyGen is known to refuse.
 */
export function readVideo(context: IExecuteFunctions, itemIndex: number): VideoBody {
	const item = reader(context, itemIndex);
	const options = context.getNodeParameter('options', itemIndex, {}) as Options;
	const imageUrl = asText(options.backgroundImageUrl);
	const avatarId = item.chosen('avatarId');
	if (!avatarId) {
		throw item.refusal('No avatar is chosen', "Pick one from the list in the field 'Avatar'");
	}
	const voice = item.chosen('voiceId');
	const speaker = {
		avatar_id: avatarId,
		...(voice && voice !== OWN_VOICE && { voice_id: voice }),
		...voiceSettings(options, item),
	};
	const output = outputFields(item, options);
	const color = backgroundColor(options, item);
	if (item.text('source') === 'scenes') {
		if (imageUrl) {
			throw item.refusal(
				"'Background Image URL' does not work with scenes",
				"HeyGen takes only a color behind scenes: use 'Background Color'",
			);
		}
		const background = color && { background: { type: 'color' as const, color } };
		return { type: 'studio', scenes: readScenes(item, { ...speaker, ...background }), ...output };
	}
	const background = color
		? { background: { type: 'color' as const, value: color } }
		: imageUrl && { background: { type: 'image' as const, url: imageUrl } };
	return { type: 'avatar', ...speaker, script: readScript(item), ...background, ...output };
}

interface ItemReader {
	text: (name: string) => string;
	/** A resource locator's value. */
	chosen: (name: string) => string;
	raw: (name: string) => unknown;
	/** Names of the incoming item's fields. */
	fields: string;
	refusal: (message: string, description: string) => NodeOperationError;
}

function reader(context: IExecuteFunctions, itemIndex: number): ItemReader {
	const raw = (name: string) => context.getNodeParameter(name, itemIndex, '') as unknown;
	return {
		raw,
		text: (name) => asText(raw(name)),
		chosen: (name) => asText(context.getNodeParameter(name, itemIndex, '', { extractValue: true })),
		fields: Object.keys(context.getInputData()[itemIndex].json).join(', ') || 'none',
		refusal: (message, description) =>
			new NodeOperationError(context.getNode(), message, { description, itemIndex }),
	};
}

function readScript(item: ItemReader): string {
	const script = item.text('script');
	if (script) return script;
	throw item.refusal(
		'The script is empty',
		`Write what the avatar says in the field 'Script', or drag in a field of the incoming item. It has: ${item.fields}`,
	);
}

/** Scenes as DeepSeek Script writes them, or any list of texts or of objects with a `script`. */
function readScenes(
	item: ItemReader,
	speaker: Omit<AvatarScene['input'], 'type' | 'script'>,
): AvatarScene[] {
	const value = item.raw('scenes');
	const scenes = typeof value === 'string' ? parseList(value) : value;
	if (!Array.isArray(scenes) || scenes.length === 0) {
		throw item.refusal(
			'There are no scenes',
			`'Scenes' takes a list of objects with a script, as DeepSeek Script's Write Scenes gives it. The incoming item has: ${item.fields}`,
		);
	}
	if (scenes.length > MOST_SCENES) {
		throw item.refusal(
			`${scenes.length} scenes are too many`,
			`HeyGen takes up to ${MOST_SCENES} in one video: split the list`,
		);
	}
	return scenes.map((scene: unknown, index) => {
		const fields: IDataObject = isObject(scene) ? scene : { script: scene as string };
		const script = asText(fields.script);
		if (!script) {
			throw item.refusal(`Scene ${index + 1} has no script`, "Give each scene a text in 'script'");
		}
		const input = { type: 'avatar' as const, ...speaker, ...speakerOf(fields), script };
		if (input.voice_id === OWN_VOICE) delete input.voice_id;
		return { type: 'avatar_video', input };
	});
}

/** A scene's own avatar and voice, where it names them. */
function speakerOf(scene: IDataObject): { avatar_id?: string; voice_id?: string } {
	const avatar = asText(scene.avatar_id);
	const voice = asText(scene.voice_id);
	return { ...(avatar && { avatar_id: avatar }), ...(voice && { voice_id: voice }) };
}

function voiceSettings(
	{ voiceSpeed, voicePitch }: Options,
	item: ItemReader,
): { voice_settings?: VoiceSettings } {
	const speed = inRange(item, 'Voice Speed', voiceSpeed, 0.5, 1.5);
	const pitch = inRange(item, 'Voice Pitch', voicePitch, -50, 50);
	if (speed === undefined && pitch === undefined) return {};
	return {
		voice_settings: {
			...(speed !== undefined && { speed }),
			...(pitch !== undefined && { pitch }),
		},
	};
}

function inRange(
	item: ItemReader,
	field: string,
	value: unknown,
	least: number,
	most: number,
): number | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const number = Number(value);
	if (number >= least && number <= most) return number;
	throw item.refusal(
		`'${field}' is ${String(value)}`,
		`HeyGen takes numbers from ${least} to ${most}`,
	);
}

function backgroundColor(options: Options, item: ItemReader): string | undefined {
	const color = asText(options.backgroundColor);
	if (!color) return undefined;
	if (asText(options.backgroundImageUrl)) {
		throw item.refusal(
			'There are two backgrounds',
			"Remove either 'Background Color' or 'Background Image URL'",
		);
	}
	if (/^#[0-9a-f]{6}$/i.test(color)) return color;
	throw item.refusal(
		`'${color}' is no background color`,
		'HeyGen takes a color as # and six digits, e.g. #1a2b3c',
	);
}

function outputFields(item: ItemReader, { captions, title }: Options): OutputFields {
	const aspectRatio = item.text('aspectRatio');
	const resolution = item.text('resolution');
	return {
		...(aspectRatio && { aspect_ratio: aspectRatio }),
		...(resolution && { resolution }),
		...(captions === 'file' && { caption: { file_format: 'srt' as const } }),
		...(captions === 'burnedIn' && {
			caption: { file_format: 'srt' as const, style: 'default' as const },
		}),
		...(asText(title) && { title: asText(title) }),
	};
}

function parseList(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function asText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
