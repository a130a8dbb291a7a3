import type { AssetInput } from '../../shared/video/body';

/**
 * The bodies of POST /v3/avatars (developers.heygen.com/reference: create-avatar). HeyGen answers 400 to any
 * field that it does not know.
 */
export type AvatarBody =
	| {
			type: 'photo' | 'digital_twin';
			name: string;
			file: AssetInput;
			/** The avatar that the new look goes to; a new one where it is left out. */
			avatar_group_id?: string;
	  }
	| {
			type: 'prompt';
			name: string;
			prompt: string;
			reference_images?: AssetInput[];
			/** A look that the new one is to resemble. */
			avatar_id?: string;
			avatar_group_id?: string;
	  };

/** The body of POST /v3/avatars/{group_id}/consent. A video excludes the others. */
export type ConsentBody =
	{ reroute_url?: string; consent_text?: string } | { consent_video: AssetInput };

export const MOST_REFERENCE_IMAGES = 3;
