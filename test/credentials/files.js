// @ts-check
'use strict';

const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

/**
 * Whether a path leads to a file, seen from the credentials.
 * @param {string} path
 */
const isInCredentials = (path) => existsSync(resolve(__dirname, '../../credentials', path));

module.exports = { isInCredentials };
