// @ts-check
'use strict';

/**
 * What the engine asks of n8n's credential store: the decrypted data, and the headers that a credential
 * type's `authenticate` declares, with `$credentials.<field>` filled in.
 *
 * @param {Record<string, any>} types credential types as the loader has them
 * @param {Record<string, any>} stored decrypted data by credential type
 */
function credentialsHelper(types, stored) {
	return {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getDecrypted: async (_additional, _details, type) => ({ ...stored[type] }),
		getCredentials: async (_details, type) => ({ id: type, name: type }),
		preAuthentication: async () => undefined,
		updateCredentials: async () => {},
		getCredentialsProperties: (type) => types[type].type.properties,
		authenticate: async (data, type, request) => {
			const { headers } = types[type].type.authenticate.properties;
			const filled = Object.entries(headers).map(([name, value]) => [
				name,
				String(value)
					.replace(/^=/, '')
					.replace(/\{\{\s*\$credentials\.(\w+)\s*\}\}/g, (_, field) => data[field] ?? ''),
			]);
			return { ...request, headers: { ...request.headers, ...Object.fromEntries(filled) } };
		},
	};
}

module.exports = { credentialsHelper };
