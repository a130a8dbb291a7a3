// @ts-check
'use strict';

const { writeVersion } = require('./version');
const { writeScenes, writeScript, writeTitle } = require('./writer');

/** @typedef {import('./schemas').ChatRequest} ChatRequest */
/** @typedef {import('./request').Wish} Wish */
/** @typedef {'stop' | 'length' | 'content_filter' | 'insufficient_system_resource'} FinishReason */

/** Faults that change what the model writes. */
const CONTENT_KINDS = [
	'blank',
	'invalidJson',
	'fenced',
	'length',
	'wrongShape',
	'markup',
	'tooLong',
	'tooShort',
	'careless',
	'dropScene',
	'contentFilter',
	'insufficientResource',
];

/** @param {string} script */
const markUp = (script) => {
	const [first, ...rest] = script.split(' ');
	return `NARRATOR: **${first}** [looks at the camera] ${rest.join(' ')} (smiles) 🎉`;
};

/**
 * @param {Wish} wish
 * @param {{ length: number, exact: boolean }} options
 * @param {string} [fault]
 * @returns {{ title: string, script?: string, scenes?: Array<{ script: string }> }}
 */
function draft(wish, options, fault) {
	const { original } = wish;
	if (original) {
		const losses = { careless: fault === 'careless', dropScene: fault === 'dropScene' };
		return writeVersion({ ...wish, original }, { ...options, ...losses });
	}
	const title = writeTitle(wish);
	if (wish.scenes === null) return { title, script: writeScript(wish, options) };
	return { title, scenes: writeScenes(wish, options) };
}

/**
 * Writes the content of an answer.
 *
 * @param {ChatRequest} request
 * @param {Wish} wish
 * @param {string} [fault] the kind of the fault that is played
 * @returns {{ content: string, finish: FinishReason }}
 */
function writeContent(request, wish, fault) {
	const factor = fault === 'tooLong' ? 1.6 : fault === 'tooShort' ? 0.5 : 1;
	const options = {
		length: Math.max(1, Math.round(wish.length * factor)),
		exact: fault === 'tooShort',
	};
	const touch = fault === 'markup' ? markUp : (/** @type {string} */ script) => script;
	const isJson = request.response_format?.type === 'json_object';
	const { title, script, scenes } = draft(wish, options, fault);
	const result = {
		title,
		...(scenes
			? { scenes: scenes.map((scene) => ({ ...scene, script: touch(scene.script) })) }
			: { script: touch(script ?? '') }),
	};
	const plain = () => (wish.original ? JSON.stringify(result) : touch(writeScript(wish, options)));
	const text = isJson ? JSON.stringify(result, null, 2) : plain();

	switch (fault) {
		case 'blank':
			return { content: ' '.repeat(24), finish: 'stop' };
		case 'invalidJson':
			return { content: `Sure, here is your script. ${writeScript(wish)}`, finish: 'stop' };
		case 'fenced':
			return { content: `\`\`\`json\n${text}\n\`\`\``, finish: 'stop' };
		case 'length':
			return { content: text.slice(0, Math.floor(text.length / 2)), finish: 'length' };
		case 'wrongShape':
			return {
				content: JSON.stringify({ headline: result.title, paragraphs: [1, 2, 3] }),
				finish: 'stop',
			};
		case 'contentFilter':
			return { content: text.slice(0, Math.floor(text.length / 4)), finish: 'content_filter' };
		case 'insufficientResource':
			return {
				content: text.slice(0, Math.floor(text.length / 4)),
				finish: 'insufficient_system_resource',
			};
		default:
			return { content: text, finish: 'stop' };
	}
}

module.exports = { CONTENT_KINDS, writeContent };
