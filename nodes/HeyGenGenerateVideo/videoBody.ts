/**
 * The bodies of POST /v3/videos that this node sends (developers.heygen.com/reference/create-video).
 * HeyGen answers 400 to any field that it does not know, so that nothing is sent but what is listed here.
 */
export interface AvatarVideoBody extends OutputFields {
	type: 'avatar';
	/** A look's id, not an avatar group's. */
	avatar_id: string;
	script: string;
	/** Left out, the look speaks with its default voice. */
	voice_id?: string;
	voice_settings?: VoiceSettings;
	background?: { type: 'color'; value: string } | { type: 'image'; url: string };
}

/** Scenes one after another in one video; a background can only be a colour, under another name. */
export interface StudioVideoBody extends OutputFields {
	type: 'studio';
	scenes: AvatarScene[];
}

export interface AvatarScene {
	type: 'avatar_video';
	input: {
		type: 'avatar';
		avatar_id: string;
		script: string;
		voice_id?: string;
		voice_settings?: VoiceSettings;
		background?: { type: 'color'; color: string };
	};
}

export interface VoiceSettings {
	/** 0.5 to 1.5; 1 is the voice's own speed. */
	speed?: number;
	/** -50 to 50 semitones. */
	pitch?: number;
}

export interface OutputFields {
	title?: string;
	aspect_ratio?: string;
	resolution?: string;
	/** A subtitle file comes either way; a style burns the captions into the picture as well. */
	caption?: { file_format: 'srt'; style?: 'default' };
}

export type VideoBody = AvatarVideoBody | StudioVideoBody;

/** HeyGen takes 1 to 50 scenes in one video. */
export const MOST_SCENES = 50;
