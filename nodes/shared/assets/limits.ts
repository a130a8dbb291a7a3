import type { FileKind } from './fileTypes';

export interface FileLimit {
	/** The most bytes. */
	bytes?: number;
	/** The most pixels on the longer side, for images. */
	longestSide?: number;
}

export type FileLimits = Partial<Record<FileKind, FileLimit>>;

export const MIB = 1024 * 1024;

/**
 * HeyGen's limits for what `POST /v3/videos` is given: videos 100 MB, images 50 MB, audio 50 MB, and
 * pictures "< 2K" (developers.heygen.com/docs/usage-limits); it says that anything else fails while
 * rendering. 2K is read as generously as it is used, as 2560 × 1440: what is refused here is over the
 * limit in every reading. There is no published limit for what goes into a template or to the Video
 * Agent, nor for the footage of a digital twin.
 */
export const VIDEO_MEDIA_LIMITS: FileLimits = {
	audio: { bytes: 50 * MIB },
	image: { bytes: 50 * MIB, longestSide: 2560 },
	video: { bytes: 100 * MIB },
};

/**
 * The most bytes that go through HeyGen's API, where it says 32 MB (developers.heygen.com/docs/upload-assets);
 * larger files go to its storage directly. The smaller of the two meanings of MB is safe in both.
 */
export const MOST_FORM_BYTES = 32_000_000;
