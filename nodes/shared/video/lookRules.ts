import type { Look } from '../heygen/looks';
import type { AvatarEngine } from './body';

/**
 * The engine for a look where none is named: HeyGen takes Avatar IV then, which fails for a look that
 * does not work with it. Undefined where that choice can be left to HeyGen.
 */
export function engineInPlaceOfUsual(look: Look | undefined): AvatarEngine | undefined {
	const supported = look?.supported_api_engines ?? [];
	if (supported.length === 0 || supported.includes('avatar_iv')) return undefined;
	return (['avatar_v', 'avatar_iii'] as const).find((engine) => supported.includes(engine));
}

/** Whether a look follows motion prompts on this engine; undefined where the look is not known. */
export function takesMotionPrompt(look: Look | undefined, named?: string): boolean | undefined {
	const engine = named || engineInPlaceOfUsual(look);
	if (engine === 'avatar_iii') return false;
	if (engine === 'avatar_v') return true;
	if (!look?.avatar_type) return undefined;
	return look.avatar_type === 'photo_avatar';
}

/** Whether a look takes an expressiveness on this engine; undefined where the look is not known. */
export function takesExpressiveness(look: Look | undefined, named?: string): boolean | undefined {
	const engine = named || engineInPlaceOfUsual(look);
	if (engine && engine !== 'avatar_iv') return false;
	if (!look?.avatar_type) return undefined;
	return look.avatar_type === 'photo_avatar';
}
