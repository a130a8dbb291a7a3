import type { AssetInput } from '../shared/video/body';

/**
 * The bodies of translations and proofreads (developers.heygen.com/reference: create-video-translation,
 * create-proofread). HeyGen answers 400 to any other field.
 */

/** What both of them take. */
export interface SharedBody {
	video: AssetInput;
	/** HeyGen's names, one in each request here. */
	output_languages: [string];
	title?: string;
	mode?: 'speed' | 'precision';
	/** How many people speak; 1 or more. */
	speaker_num?: number;
	brand_glossary_id?: string;
	disable_music_track?: boolean;
	enable_speech_enhancement?: boolean;
	keep_the_same_format?: boolean;
	srt?: AssetInput;
	folder_id?: string;
}

/** POST /v3/video-translations */
export interface TranslationBody extends SharedBody {
	/** A code; HeyGen finds out by itself where it is left out. */
	input_language?: string;
	translate_audio_only?: boolean;
	enable_caption?: boolean;
	enable_dynamic_duration?: boolean;
	enable_watermark?: boolean;
	/** Seconds. */
	start_time?: number;
	/** Seconds. */
	end_time?: number;
	/** Speech to be put in place of a translation of the original one. */
	audio?: AssetInput;
	/** Only with `audio`. */
	fps_mode?: 'vfr' | 'cfr' | 'passthrough';
	/** Which video the subtitles belong to: the original one or the translated one. */
	srt_role?: 'input' | 'output';
	stock_voice_config?: { use_stock_voice: true; preferred_stock_voice_ids?: string[] };
	callback_url?: string;
	callback_id?: string;
}

/** POST /v3/video-translations/proofreads */
export interface ProofreadBody extends SharedBody {
	title: string;
	enable_video_stretching?: boolean;
}
