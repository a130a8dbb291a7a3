/**
 * The bodies that start a video (developers.heygen.com/reference: create-video, template, video agent).
 * HeyGen answers 400 to any field that it does not know, so that nothing is sent but what is listed here.
 */

/** A file that HeyGen fetches by itself, or that was uploaded before. */
export type AssetInput = { type: 'url'; url: string } | { type: 'asset_id'; asset_id: string };

/** What is said: exactly one of these. */
export type Speech =
	| { script: string; voice_id?: string; voice_settings?: VoiceSettings }
	| { audio_url: string }
	| { audio_asset_id: string };

export interface VoiceSettings {
	/** 0.5 to 1.5; 1 is the voice's own speed. */
	speed?: number;
	/** -50 to 50 semitones. */
	pitch?: number;
	/** 0 to 1. */
	volume?: number;
	/** Accent, for voices that have several, e.g. en-GB. */
	locale?: string;
	engine_settings?: VoiceEngineSettings;
}

/** Settings of the engine behind a voice; numbers from 0 to 1. */
export type VoiceEngineSettings =
	| {
			engine_type: 'elevenlabs';
			model?: string;
			stability?: number;
			similarity_boost?: number;
			style?: number;
			use_speaker_boost?: boolean;
	  }
	| { engine_type: 'fish'; model?: string; stability?: number; similarity?: number }
	| { engine_type: 'starfish' };

/** How the figure moves. Which of these a look takes depends on its type (see `lookRules.ts`). */
export interface Motion {
	engine?: { type: AvatarEngine; reference_look_id?: string };
	motion_prompt?: string;
	expressiveness?: Expressiveness;
}

export type AvatarEngine = 'avatar_iii' | 'avatar_iv' | 'avatar_v';
export type Expressiveness = 'high' | 'medium' | 'low';

/** What is behind a figure in a video of one scene. */
export type Background =
	| { type: 'color'; value: string }
	| { type: 'image'; url: string }
	| { type: 'image'; asset_id: string };

/** How one figure is put into the frame; scenes of a longer video know none of this. */
export interface Framing {
	background?: Background;
	remove_background?: boolean;
	/** `webm` has a transparent background. */
	output_format?: 'webm';
	fit?: 'contain' | 'cover';
}

export interface Output {
	title?: string;
	aspect_ratio?: string;
	resolution?: string;
	/** A subtitle file comes either way; a style burns the captions into the picture as well. */
	caption?: { file_format: 'srt'; style?: 'default' };
	watermark?: { image: AssetInput; opacity?: number; scale?: number; placement?: object };
	callback_url?: string;
	callback_id?: string;
}

/** Where HeyGen files the video, and how it says names; not for scenes. */
export interface Filing {
	folder_id?: string;
	brand_glossary_id?: string;
}

export type AvatarVideoBody = { type: 'avatar'; avatar_id: string } & Speech &
	Motion &
	Framing &
	Output &
	Filing;

/** A photo is always brought to life by Avatar IV, so that it takes no engine. */
export type ImageVideoBody = { type: 'image'; image: AssetInput } & Speech &
	Omit<Motion, 'engine'> &
	Framing &
	Output &
	Filing;

/** Scenes one after another in one video. */
export interface StudioVideoBody extends Output {
	type: 'studio';
	scenes: Scene[];
}

export type Scene =
	| { type: 'avatar_video'; input: AvatarSceneInput | ImageSceneInput }
	| ({ type: 'image'; source: AssetInput } & (Speech | { duration: number }))
	| { type: 'video'; source: AssetInput; playback?: { volume?: number; mute?: boolean } };

/** Behind the figure of a scene there can only be a color, under another name than elsewhere. */
export type AvatarSceneInput = {
	type: 'avatar';
	avatar_id: string;
	background?: { type: 'color'; color: string };
} & Speech &
	Motion;

export type ImageSceneInput = { type: 'image'; image: AssetInput } & Speech &
	Omit<Motion, 'engine'>;

/** Made from a prompt and references, without speech. HeyGen calls nobody back about these. */
export interface CinematicVideoBody {
	type: 'cinematic_avatar';
	prompt: string;
	/** One to three looks. */
	avatar_id: string[];
	references?: AssetInput[];
	/** 4 to 15 s. */
	duration?: number;
	auto_duration?: true;
	enhance_prompt?: boolean;
	aspect_ratio?: string;
	resolution?: string;
	title?: string;
}

export type VideoBody = AvatarVideoBody | ImageVideoBody | StudioVideoBody | CinematicVideoBody;

/** HeyGen takes 1 to 50 scenes in one video. */
export const MOST_SCENES = 50;

/** The longest script of one scene (limits page, developers.heygen.com). */
export const MOST_SCRIPT_CHARACTERS = 5000;
