// @ts-check
'use strict';

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
	'contentFilter',
	'insufficientResource',
];

/** @param {string} script */
const markUp = (script) => {
	const [first, ...rest] = script.split(' ');
	return `NARRATOR: **${first}** [looks at the camera] ${rest.join(' ')} (smiles) 🎉`;
};

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
	const result = {
		title: writeTitle(wish),
		...(wish.scenes === null
			? { script: touch(writeScript(wish, options)) }
			: {
					scenes: writeScenes(wish, options).map((scene) => ({
						...scene,
						script: touch(scene.script),
					})),
				}),
	};
	const text = isJson ? JSON.stringify(result, null, 2) : touch(writeScript(wish, options));

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
