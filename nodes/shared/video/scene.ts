import type { IDataObject } from 'n8n-workflow';
import type { ItemFields } from '../itemFields';
import type { VoiceSettings } from './body';
import type { Figure } from './figure';
import type { WantedMotion } from './motion';
import type { MotionWish } from './motionWish';
import type { Run } from './run';

/** How a scene is to be played, as far as its figure and voice take it. */
export interface SceneWish extends MotionWish {
	voiceSettings?: VoiceSettings;
}

/** What a scene has where it says nothing else. */
export interface SceneDefaults {
	/** Who speaks. Throws the scene's refusal where nobody is chosen. */
	figure: (scene: SceneReader) => Promise<Figure>;
	/** Value of the node's voice field. */
	voice: string;
	motion: WantedMotion;
	/** Behind avatars; HeyGen knows none behind photos in scenes. */
	backgroundColor?: string;
	/** What a scene's own fields say of its playing; `text` is '' for a recording. Throws the scene's refusal. */
	wishOf: (scene: SceneReader, text: string) => SceneWish;
}

/** One scene, read and checked by itself. */
export interface SceneReader {
	run: Run;
	/** The item with refusals that begin with the label. */
	item: ItemFields;
	/** The item itself, for files, whose names hold the label already. */
	whole: ItemFields;
	defaults: SceneDefaults;
	/** `Scene 3`. */
	label: string;
	/** The scene's fields, under the names that a list of an earlier node has. */
	fields: IDataObject;
}
