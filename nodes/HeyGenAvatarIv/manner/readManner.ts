import type { IDataObject } from 'n8n-workflow';
import { asText, listOf, type ItemFields } from '../../shared/itemFields';
import type { Figure } from '../../shared/video/figure';
import { readFigureMotion, type WantedMotion } from '../../shared/video/motion';
import { withWish } from '../../shared/video/motionWish';
import type { Run } from '../../shared/video/run';
import type { SceneDefaults } from '../../shared/video/scene';
import { sceneVoiceSettings } from '../../shared/video/sceneVoiceSettings';
import type { MannerOf } from '../../shared/video/talkingVideo';
import { readVoiceSettings } from '../../shared/video/voiceSettingsFields';
import { emotionNamed, EMOTIONS, type Emotion } from './emotions';
import { emotionWish } from './emotionWish';
import { gestureClause, joinMotion } from './gestures';
import { SHAPES } from './mannerFields';

/** How the figure of a video moves and speaks, by the node's fields. Throws the item's refusal. */
export function mannerOf(run: Run, item: ItemFields, figure: Figure): MannerOf {
	const demand = demandedMotion(item, figure.type === 'avatar');
	const emotion = readEmotion(item);
	const shapes = readShapes(item);
	const hasMotion = asText(demand.motionPrompt) !== '';
	return (text) => {
		const voiceSettings = text ? readVoiceSettings(item) : undefined;
		const wish = emotionWish({ emotion, shapes, text, hasMotion, voiceSettings });
		const { wanted, leftOut } = withWish(demand, wish, figure);
		if (leftOut) run.hint(`The emotion's motion prompt was left out: ${leftOut}`);
		const motion = readFigureMotion(run, item, wanted, figure);
		return { motion, voiceSettings: wish.voiceSettings };
	};
}

/** The same for scenes, each of which may say it for itself. Throws the item's refusal. */
export function sceneManner(run: Run, item: ItemFields): Pick<SceneDefaults, 'motion' | 'wishOf'> {
	const motion = demandedMotion(item, true);
	const emotion = readEmotion(item);
	const shapes = readShapes(item);
	const voiceSettings = readVoiceSettings(item);
	return {
		motion,
		wishOf: ({ item: ofScene, fields }, text) => {
			const gestures = gesturesIn(ofScene, fields.gestures);
			const own = joinMotion(asText(fields.motion_prompt), gestures);
			const wish = emotionWish({
				emotion: sceneEmotion(run, fields) ?? emotion,
				shapes,
				text,
				hasMotion: own !== '' || asText(motion.motionPrompt) !== '',
				voiceSettings: sceneVoiceSettings(ofScene, fields, voiceSettings),
			});
			return own ? { ...wish, motionPrompt: own } : wish;
		},
	};
}

function demandedMotion(item: ItemFields, hasEngine: boolean): WantedMotion {
	return {
		motionPrompt: joinMotion(item.text('motionPrompt'), gesturesIn(item, item.raw('gestures'))),
		expressiveness: item.text('expressiveness'),
		...(hasEngine && {
			engine: item.text('engine'),
			referenceLookId: item.text('referenceLookId'),
		}),
	};
}

function gesturesIn(item: ItemFields, value: unknown): string[] {
	return listOf(value).map((name) => {
		const clause = gestureClause(asText(name));
		if (clause) return clause;
		throw item.refusal(
			`There is no gesture '${asText(name)}'`,
			"Pick from the list in the field 'Gestures', or describe it in the motion prompt",
		);
	});
}

function readEmotion(item: ItemFields): Emotion | undefined {
	const name = item.text('emotion');
	const emotion = emotionNamed(name);
	if (emotion || !name) return emotion;
	throw item.refusal(
		`'Emotion' cannot be '${name}'`,
		`Known are: ${Object.keys(EMOTIONS).join(', ')}`,
	);
}

/** A scene's emotion was mostly written by a model, so that another word is no reason to stop. */
function sceneEmotion(run: Run, { emotion }: IDataObject): Emotion | undefined {
	const name = asText(emotion);
	const known = emotionNamed(name);
	if (name && !known) {
		run.hint(
			`The emotion '${name}' of a scene changes nothing. Known are: ${Object.keys(EMOTIONS).join(', ')}`,
		);
	}
	return known;
}

function readShapes(item: ItemFields) {
	const chosen = item.raw('emotionShapes');
	// Where the field is not there, nothing was taken out of it.
	if (chosen === '' || chosen === undefined) return SHAPES;
	const names = listOf(chosen).map(asText);
	return SHAPES.filter((shape) => names.includes(shape));
}
