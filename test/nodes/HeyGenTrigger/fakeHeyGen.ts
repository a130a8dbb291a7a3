import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

export interface FakeEndpoint {
	endpoint_id: string;
	url: string;
	events: string[] | null;
	status: string;
	secret: string;
	created_at?: string;
}

/** HeyGen's webhook endpoints, as far as a trigger uses them. */
export function fakeHeyGen(known: Array<Partial<FakeEndpoint>> = []) {
	let count = 0;
	const make = (fields: Partial<FakeEndpoint>): FakeEndpoint => {
		count += 1;
		return {
			endpoint_id: `ep_${count}`,
			url: 'https://elsewhere.example.com/hook',
			events: null,
			status: 'enabled',
			secret: `secret-${count}`,
			...fields,
		};
	};
	const endpoints = known.map(make);
	const show = (endpoint: FakeEndpoint) => ({ ...endpoint, secret: null });
	const answers = ({ method, url, body, qs }: IHttpRequestOptions) => {
		const [, id, action] = /endpoints(?:\/([^/]+))?(?:\/(.+))?$/.exec(url)!;
		const index = endpoints.findIndex(({ endpoint_id: one }) => one === id);
		const sent = (typeof body === 'string' ? JSON.parse(body) : {}) as IDataObject;
		if (id && index < 0) {
			return { status: 404, body: { error: { code: 'webhook_not_found', message: 'Gone' } } };
		}
		if (method === 'GET') {
			// One to a page, so that whoever forgets the pages is found out.
			const at = Number((qs as IDataObject).token ?? 0);
			const hasMore = at + 1 < endpoints.length;
			const data = endpoints.slice(at, at + 1).map(show);
			return { body: { data, has_more: hasMore, next_token: hasMore ? String(at + 1) : null } };
		}
		if (method === 'POST' && !id) {
			const created = make({ events: null, ...sent });
			endpoints.push(created);
			return { body: { data: created } };
		}
		if (action === 'rotate-secret') {
			endpoints[index].secret += '+';
			return { body: { data: { endpoint_id: id, secret: endpoints[index].secret } } };
		}
		if (method === 'PATCH') {
			Object.assign(endpoints[index], sent);
			return { body: { data: show(endpoints[index]) } };
		}
		endpoints.splice(index, 1);
		return { body: { data: {} } };
	};
	return { endpoints, answers };
}
