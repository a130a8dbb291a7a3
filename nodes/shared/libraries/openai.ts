/** The part of the OpenAI SDK in use. The build bundles it into this file; load it on first use only. */
export { APIError, OpenAI } from 'openai';
