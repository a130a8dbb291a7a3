// @ts-check
'use strict';

const { createHash } = require('node:crypto');

/**
 * @typedef {import('./schemas').Value} Value
 * @typedef {{ scene_id: string, script: string, variables: { name: string, variable_type: Value['type'] }[] }} Scene
 * @typedef {{ id: string, name: string, aspect_ratio: '16:9' | '9:16' | '1:1', thumbnail_url: string,
 *   created_at: number, updated_at: number, variables: Record<string, Value | null>, scenes: Scene[] }} Template
 */

/**
 * What the defaults of variables are made from.
 * @typedef {{ baseUrl: string, looks: import('../catalog').Look[], voices: import('../catalog').Voice[] }} Stock
 */

/** @param {string} content @returns {Value} */
const text = (content) => ({ type: 'text', content });

/** @type {Record<Exclude<Value['type'], 'text'>, (stock: Stock) => Value>} */
const DEFAULTS = {
	image: ({ baseUrl }) => ({
		type: 'image',
		asset: { type: 'url', url: `${baseUrl}/files/preview.jpg` },
		fit: 'cover',
	}),
	video: ({ baseUrl }) => ({
		type: 'video',
		asset: { type: 'url', url: `${baseUrl}/files/preview.mp4` },
		fit: 'cover',
		play_style: 'loop',
		volume: 1,
	}),
	audio: ({ baseUrl }) => ({
		type: 'audio',
		asset: { type: 'url', url: `${baseUrl}/files/preview.mp3` },
	}),
	character: ({ looks }) => ({
		type: 'character',
		character_id: looks[0]?.id ?? 'nobody',
		character_type: 'avatar',
	}),
	voice: ({ voices }) => ({
		type: 'voice',
		voice_id: voices[0]?.voice_id ?? 'nobody',
		locale: null,
	}),
};

/**
 * A template in few words: its variables, as their text or their type; its scenes, each a script and the variables
 * that it has beside those in the script.
 * @typedef {{ name: string, ratio: Template['aspect_ratio'], defaults?: false, variables: Record<string, string>,
 *   scenes: [string, string[]][] }} Sketch
 */

/** @type {Sketch[]} */
const SKETCHES = [
	{
		name: 'Sales Outreach',
		ratio: '16:9',
		variables: { first_name: 'text:Ada', company: 'text:Analytical Engines' },
		scenes: [['Hello {{first_name}}, here is what we can do for {{company}}.', []]],
	},
	{
		name: 'Product Launch',
		ratio: '16:9',
		variables: {
			headline: 'text:It is here',
			product_image: 'image',
			demo: 'video',
			music: 'audio',
			presenter: 'character',
			narrator: 'voice',
		},
		scenes: [
			['{{headline}}. Let me show you.', ['presenter', 'narrator', 'music']],
			['See how it works.', ['product_image', 'demo', 'narrator', 'music']],
		],
	},
	{
		name: 'Blank Greeting',
		ratio: '9:16',
		defaults: false,
		variables: { greeting: 'text:', photo: 'image', speaker: 'voice' },
		scenes: [['{{greeting}}', ['photo', 'speaker']]],
	},
	{
		name: 'Onboarding Tour',
		ratio: '16:9',
		variables: { first_name: 'text:Ada', team: 'text:Sales', screen: 'image', clip: 'video' },
		scenes: [
			['Welcome, {{first_name}}.', []],
			['You are now part of {{team}}.', ['screen']],
			['This is what your first day looks like.', ['clip']],
			['See you soon, {{first_name}}.', []],
		],
	},
	{
		name: 'Event Invitation',
		ratio: '1:1',
		variables: { 'guest name': 'text:Zoë', Größe: 'text:M', 'the "big" day': 'text:Friday' },
		scenes: [['Dear {{guest name}}, see you on {{the "big" day}}! Your shirt: {{Größe}}.', []]],
	},
	{
		name: 'Monthly Report',
		ratio: '9:16',
		variables: { month: 'text:May', chart: 'image', narrator: 'voice' },
		scenes: [
			['This was {{month}}.', ['narrator']],
			['The numbers at a glance.', ['chart', 'narrator']],
		],
	},
];

/** @param {string} seed */
const makeId = (seed) => createHash('md5').update(seed).digest('hex');

/** @param {Sketch} sketch @param {string} name */
const typeOf = ({ variables }, name) =>
	/** @type {Value['type']} */ (variables[name].split(':')[0]);

/** @param {Sketch} sketch @param {string} name @param {Stock} stock @returns {Value | null} */
function defaultOf(sketch, name, stock) {
	const type = typeOf(sketch, name);
	if (sketch.defaults === false) return null;
	return type === 'text'
		? text(sketch.variables[name].slice('text:'.length))
		: DEFAULTS[type](stock);
}

/** @param {number} index @param {Stock} stock @returns {Template} */
function makeTemplate(index, stock) {
	const sketch = SKETCHES[index % SKETCHES.length];
	const again = Math.floor(index / SKETCHES.length);
	const names = Object.keys(sketch.variables);
	const created_at = 1_767_225_600 + index * 3600;
	return {
		id: makeId(`template ${index}`),
		name: sketch.name + (again ? ` ${again + 1}` : ''),
		aspect_ratio: sketch.ratio,
		thumbnail_url: `${stock.baseUrl}/files/preview.jpg`,
		created_at,
		updated_at: created_at + 86_400,
		variables: Object.fromEntries(names.map((name) => [name, defaultOf(sketch, name, stock)])),
		scenes: sketch.scenes.map(([script, others], scene) => ({
			scene_id: makeId(`scene ${scene} of template ${index}`),
			script,
			variables: [...names.filter((name) => script.includes(`{{${name}}}`)), ...others].map(
				(name) => ({ name, variable_type: typeOf(sketch, name) }),
			),
		})),
	};
}

/**
 * Makes templates: always the same ones for the same number. The second has variables of all six types, the third
 * none with a default, the fourth four scenes, the fifth names that are no identifiers.
 *
 * @param {number} count
 * @param {Stock} stock
 * @returns {Template[]}
 */
const makeTemplates = (count, stock) =>
	Array.from({ length: count }, (_, index) => makeTemplate(index, stock));

module.exports = { makeTemplates };
