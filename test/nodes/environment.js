// @ts-check
'use strict';

/**
 * Sets variables of this process; returns a function that puts things back as they were.
 * @param {Record<string, string>} variables
 */
function setEnvironment(variables) {
	const before = { ...process.env };
	Object.assign(process.env, variables);
	return () => {
		process.env = before;
	};
}

module.exports = { setEnvironment };
