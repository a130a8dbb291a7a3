import type { NodeOperationError } from 'n8n-workflow';
import { asText, withoutEmpty } from '../itemFields';
import type { Speech, VoiceSettings } from './body';
import type { FigureVoice } from './figure';
import type { SceneReader } from './scene';
import { checkLength, preparedScript } from './script';
import { audioFrom } from './speechFields';

/** The scene's recording; undefined where it has a script, or nothing to say. Throws the scene's refusal. */
export async function readSceneAudio(scene: SceneReader): Promise<Speech | undefined> {
	const { run, item, fields } = scene;
	const url = asText(fields.audio_url);
	if (url) return await audioFrom(run, item, 'Audio URL', 'url', url);
	const assetId = asText(fields.audio_asset_id);
	if (assetId) return await audioFrom(run, item, 'Audio', 'asset', assetId);
	return undefined;
}

/** What the scene's voice field says, or else the node's. */
export function chosenVoice({ defaults, fields }: SceneReader): string {
	return asText(fields.voice_id) || defaults.voice;
}

/** A scene's script, read by a voice. Throws the scene's refusal. */
export async function readSceneScript(
	{ run, item, fields }: SceneReader,
	{ voiceId, heardId }: FigureVoice,
	voiceSettings: VoiceSettings | undefined,
): Promise<Speech> {
	const script = await preparedScript(run, item, 'The script', asText(fields.script), heardId);
	checkLength(item, script, 'The script', 'Split it into two scenes.');
	return withoutEmpty({ script, voice_id: voiceId, voice_settings: voiceSettings });
}

export function lacksScript({ item }: SceneReader): NodeOperationError {
	return item.refusal('There is no script', "Give each scene a text in 'script'");
}
