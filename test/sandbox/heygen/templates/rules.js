// @ts-check
'use strict';

const { apiError, invalid } = require('../errors');
const { usableLook } = require('../avatarRules');
const { checkAsset } = require('../sources');
const { usableCatalog } = require('../trained');
const { checkWorkspace } = require('../workspace');

/** @typedef {import('../context').Context} Context */
/** @typedef {import('./catalog').Template} Template */
/** @typedef {import('./schemas').Generate} Generate */
/** @typedef {import('./schemas').Value} Value */

/** How far the ratio of the sides may be off: even numbers do not meet every ratio. */
const TOLERANCE = 0.02;

/** @param {Value} value @param {string} at @param {Context} context */
function checkValue(value, at, context) {
	if ('asset' in value) checkAsset(value.asset, `${at}.asset`, context);
	if (value.type === 'voice' && !usableCatalog(context).voice(value.voice_id))
		throw apiError(404, 'voice_not_found', 'There is no such voice', `${at}.voice_id`);
	if (value.type !== 'character') return;
	const look = usableLook(value.character_id, `${at}.character_id`, context);
	const type = look.avatar_type === 'photo_avatar' ? 'talking_photo' : 'avatar';
	if (value.character_type !== type)
		throw invalid(`${at}.character_type`, `The look is a ${look.avatar_type}: ${type} is expected`);
}

/** @param {Template} template @returns {Map<string, Value['type']>} */
const typesOf = ({ scenes }) =>
	new Map(
		scenes.flatMap(({ variables }) =>
			variables.map(({ name, variable_type }) => [name, variable_type]),
		),
	);

/** @param {Template} template @param {Generate} body @param {Context} context */
function checkVariables(template, body, context) {
	const types = typesOf(template);
	for (const [name, value] of Object.entries(body.variables)) {
		const at = `variables.${name}`;
		const type = types.get(name);
		if (!type) {
			const known = [...types.keys()].join(', ');
			throw invalid(at, `The template has no variable '${name}'. It has: ${known}`);
		}
		if (value.type !== type)
			throw invalid(`${at}.type`, `'${name}' is a variable of type ${type}, not ${value.type}`);
		checkValue(value, at, context);
	}
	const missing = scenesOf(template, body)
		.flatMap(({ variables }) => variables)
		.find(({ name }) => template.variables[name] === null && !body.variables[name]);
	if (missing)
		throw invalid(
			`variables.${missing.name}`,
			`'${missing.name}' has no default: a value is needed`,
		);
}

/**
 * The scenes that are asked for, in order.
 *
 * @param {Template} template
 * @param {Generate} body
 * @returns {Template['scenes']}
 * @throws {import('../errors').ApiError} when the template does not have one
 */
function scenesOf({ scenes }, { scene_ids }) {
	if (!scene_ids) return scenes;
	return scene_ids.map((id, index) => {
		const scene = scenes.find(({ scene_id }) => scene_id === id);
		if (!scene) throw invalid(`scene_ids.${index}`, `The template has no scene '${id}'`);
		return scene;
	});
}

/** @param {Template} template @param {Generate} body */
function checkDimension({ aspect_ratio }, { dimension }) {
	if (!dimension) return;
	const [width, height] = aspect_ratio.split(':').map(Number);
	const off = dimension.width / dimension.height / (width / height) - 1;
	if (Math.abs(off) > TOLERANCE)
		throw invalid('dimension', `The aspect ratio of the template is ${aspect_ratio}`);
}

/**
 * Checks a request against the template that it names.
 *
 * @param {Template} template
 * @param {Generate} body
 * @param {Context} context
 * @throws {import('../errors').ApiError} the first rule that is broken
 */
function checkGenerate(template, body, context) {
	checkVariables(template, body, context);
	checkDimension(template, body);
	checkWorkspace(body, context);
}

module.exports = { checkGenerate, scenesOf };
