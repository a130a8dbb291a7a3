import { asText, oneOf, withoutEmpty, type ItemFields } from '../itemFields';
import type { ChosenAvatar } from './avatarFields';
import type { AvatarEngine, Expressiveness, Motion } from './body';
import type { Figure } from './figure';
import { engineInPlaceOfUsual, takesMotionPrompt } from './lookRules';
import type { Run } from './run';

export const ENGINE_NAMES: Record<AvatarEngine, string> = {
	avatar_iii: 'Avatar III',
	avatar_iv: 'Avatar IV',
	avatar_v: 'Avatar V',
};

/** What the user wants of the movement, before it is held against the avatar. */
export interface WantedMotion {
	engine?: unknown;
	referenceLookId?: unknown;
	motionPrompt?: unknown;
	expressiveness?: unknown;
}

/**
 * How the figure moves, held against HeyGen's rules (create-video, developers.heygen.com/reference):
 * motion prompts are for photo avatars on Avatar IV and V and for filmed avatars on Avatar V;
 * expressiveness is for photo avatars on Avatar IV. Where no engine is named, a look gets one that it
 * works with. Says so where a look is not known that may not follow its prompt. Throws the item's refusal with
 * the reason.
 */
export function readMotion(
	run: Run,
	item: ItemFields,
	wanted: WantedMotion,
	avatar?: ChosenAvatar,
): Motion {
	const named = oneOf(item, 'Engine', wanted.engine, ['avatar_iii', 'avatar_iv', 'avatar_v']);
	const engine = named ?? engineInPlaceOfUsual(avatar?.look);
	const reference = asText(wanted.referenceLookId);
	const prompt = asText(wanted.motionPrompt);
	const levels = ['high', 'medium', 'low'] as const;
	const expressiveness = oneOf(item, 'Expressiveness', wanted.expressiveness, levels);
	if (engine) checkEngine(item, engine, avatar);
	if (reference && engine !== 'avatar_v') {
		throw item.refusal("'Reference Look ID' needs Avatar V", "Choose 'Avatar V' as the engine");
	}
	if (prompt) checkPrompt(run, item, engine, avatar);
	if (expressiveness) checkExpressiveness(item, engine, avatar, expressiveness);
	return withoutEmpty({
		engine: engine && withoutEmpty({ type: engine, reference_look_id: reference }),
		motion_prompt: prompt,
		expressiveness,
	});
}

/** `readMotion` for whoever speaks: a photo is always brought to life by Avatar IV, and names no engine. */
export function readFigureMotion(
	run: Run,
	item: ItemFields,
	wanted: WantedMotion,
	figure: Figure,
): Motion {
	if (figure.type === 'avatar') return readMotion(run, item, wanted, figure);
	const { motionPrompt, expressiveness } = wanted;
	return readMotion(run, item, { motionPrompt, expressiveness });
}

function checkEngine(item: ItemFields, engine: AvatarEngine, avatar?: ChosenAvatar): void {
	const supported = avatar?.look?.supported_api_engines ?? [];
	if (supported.length > 0 && !supported.includes(engine)) {
		throw item.refusal(
			`${nameOf(avatar)} does not work with ${ENGINE_NAMES[engine]}`,
			`It works with ${supported.map(engineName).join(', ')}`,
		);
	}
	const isPhoto = avatar?.look?.avatar_type === 'photo_avatar';
	if (engine === 'avatar_iii' && isPhoto && item.text('resolution') === '4k') {
		throw item.refusal(
			'Avatar III makes no 4K of photo avatars',
			"Choose another 'Resolution', or another engine under Appearance",
		);
	}
}

function checkPrompt(
	run: Run,
	item: ItemFields,
	engine?: AvatarEngine,
	avatar?: ChosenAvatar,
): void {
	const follows = takesMotionPrompt(avatar?.look, engine);
	if (avatar && follows === undefined) {
		run.hint(
			`${nameOf(avatar)} could not be looked up at HeyGen, so that its motion prompt was kept without knowing whether it follows any`,
		);
	}
	if (follows !== false) return;
	if (engine === 'avatar_iii') {
		throw item.refusal('Avatar III follows no motion prompts', 'Choose another engine');
	}
	throw item.refusal(
		`${nameOf(avatar)} follows motion prompts on Avatar V only`,
		avatar?.look?.supported_api_engines?.includes('avatar_v')
			? "Choose 'Avatar V' as the engine, or remove the motion prompt"
			: 'Remove the motion prompt, or choose a photo avatar',
	);
}

function checkExpressiveness(
	item: ItemFields,
	engine: AvatarEngine | undefined,
	avatar: ChosenAvatar | undefined,
	level: Expressiveness,
): void {
	if (engine === 'avatar_v' || engine === 'avatar_iii') {
		throw item.refusal(
			`${ENGINE_NAMES[engine]} knows no expressiveness`,
			`Remove 'Expressiveness' (${level}), or choose Avatar IV`,
		);
	}
	const type = avatar?.look?.avatar_type;
	if (!type || type === 'photo_avatar') return;
	throw item.refusal(
		'Expressiveness is for photo avatars only',
		`Remove 'Expressiveness' (${level}), or choose a photo avatar instead of ${nameOf(avatar)}`,
	);
}

function nameOf(avatar?: ChosenAvatar): string {
	return `The avatar '${avatar?.look?.name ?? avatar?.id ?? ''}'`;
}

function engineName(engine: string): string {
	return Object.hasOwn(ENGINE_NAMES, engine) ? ENGINE_NAMES[engine as AvatarEngine] : engine;
}
