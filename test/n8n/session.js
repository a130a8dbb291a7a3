// @ts-check
'use strict';

/**
 * Calls n8n's internal REST API as the owner of the instance. The first call
 * signs in, creating the owner where there is none yet.
 *
 * @param {{ url: string, owner: { email: string, password: string } }} options
 * @returns {(method: string, path: string, body?: unknown) => Promise<any>}
 */
function ownerSession({ url, owner }) {
	/** @type {Promise<string> | undefined} */
	let session;

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {unknown} [body]
	 * @param {string} [cookie]
	 */
	async function send(method, path, body, cookie) {
		/** @type {Record<string, string>} */
		const headers = cookie ? { cookie } : {};
		if (body !== undefined) headers['content-type'] = 'application/json';
		const response = await fetch(url + path, {
			method,
			headers,
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		let content;
		try {
			content = JSON.parse(text);
		} catch {
			content = text;
		}
		return { response, content };
	}

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {{ response: Response, content: any }} answer
	 */
	function failure(method, path, { response, content }) {
		const reason = content?.message ?? JSON.stringify(content);
		return Object.assign(
			new Error(`n8n answered ${response.status} to ${method} ${path}: ${reason}`),
			{
				status: response.status,
				content,
			},
		);
	}

	/** @returns {Promise<string>} the session cookie */
	async function signIn() {
		const { email, password } = owner;
		const { content: settings } = await send('GET', '/rest/settings');
		const isNew = settings.data?.userManagement?.showSetupOnFirstLoad !== false;
		const [path, body] = isNew
			? ['/rest/owner/setup', { email, password, firstName: 'Test', lastName: 'Owner' }]
			: ['/rest/login', { emailOrLdapLoginId: email, password }];
		const answer = await send('POST', path, body);
		const cookie = answer.response.headers
			.getSetCookie()
			.find((entry) => entry.startsWith('n8n-auth='));
		if (!answer.response.ok || !cookie) throw failure('POST', path, answer);
		return cookie.split(';')[0];
	}

	/**
	 * Any call to n8n's internal API.
	 *
	 * @param {string} method
	 * @param {string} path beginning with `/rest/`
	 * @param {unknown} [body]
	 * @returns {Promise<any>} the answer's `data`
	 */
	async function request(method, path, body) {
		session ??= signIn().catch((error) => {
			session = undefined;
			throw error;
		});
		const answer = await send(method, path, body, await session);
		if (!answer.response.ok) throw failure(method, path, answer);
		return answer.content?.data ?? answer.content;
	}

	return request;
}

module.exports = { ownerSession };
