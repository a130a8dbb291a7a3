// @ts-check
'use strict';

const { parseArgs } = require('node:util');

const DEFAULT_LEAD = '{"name":"Ada","company":"Acme","interest":"faster onboarding"}';

const HELP = `npm run demo -- [options]

Turns a lead into a video on a real n8n on this machine. With DEEPSEEK_API_KEY
and HEYGEN_API_KEY set it uses (and pays for) the real services.

  --lead JSON   the lead that the workflow's webhook gets
                (${DEFAULT_LEAD})
  --out DIR     where the video goes (./demo-output)
  --keep        leave n8n running afterwards, to look at it in a browser
  --help        this text`;

/**
 * Options of the command line; a lead is kept as the very text that was given.
 */
function readOptions() {
	const { values } = parseArgs({
		options: {
			lead: { type: 'string', default: DEFAULT_LEAD },
			out: { type: 'string', default: 'demo-output' },
			keep: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	try {
		JSON.parse(values.lead);
	} catch (error) {
		throw new Error(`--lead is not valid JSON: ${/** @type {Error} */ (error).message}`);
	}
	return values;
}

module.exports = { HELP, readOptions };
