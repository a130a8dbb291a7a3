import type { NodeOperationError } from 'n8n-workflow';
import { asText, withoutEmpty } from '../itemFields';
import type { Speech, VoiceSettings } from './body';
import type { FigureVoice } from './figure';
import type { SceneReader } from './scene';
import { checkLength, preparedScript } from './script';
import { audioFrom } from './speechFields';

/** The scene's recording; undefined where it has a script, or nothing to say. Throws the item's refusal. */
export async function readSceneAudio(scene: SceneReader): Promise<Speech | undefined> {
	const { run, item, label, fields } = scene;
	const url = asText(fields.audio_url);
	if (url) return await audioFrom(run, item, `${label}: Audio URL`, 'url', url);
	const assetId = asText(fields.audio_asset_id);
	if (assetId) return await audioFrom(run, item, `${label}: Audio`, 'asset', assetId);
	return undefined;
}

/** What the scene's voice field says, or else the node's. */
export function chosenVoice({ defaults, fields }: SceneReader): string {
	return asText(fields.voice_id) || defaults.voice;
}

/** A scene's script, read by a voice. Throws the item's refusal. */
export async function readSceneScript(
	{ run, item, label, fields }: SceneReader,
	{ voiceId, heardId }: FigureVoice,
	voiceSettings: VoiceSettings | undefined,
): Promise<Speech> {
	const script = asText(fields.script);
	checkLength(item, script, `The script of ${label}`, 'Split it into two scenes.');
	return withoutEmpty({
		script: await preparedScript(run, script, heardId),
		voice_id: voiceId,
		voice_settings: voiceSettings,
	});
}

export function lacksScript({ item, label }: SceneReader): NodeOperationError {
	return item.refusal(`${label} has no script`, "Give each scene a text in 'script'");
}
