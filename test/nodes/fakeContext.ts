import type { IExecuteFunctions, IHttpRequestOptions, INode } from 'n8n-workflow';

interface Answer {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
}

interface Fakes {
	/** Answers in order; a function decides by the request; an Error is a lost connection. */
	answers?: Array<Answer | Error> | ((request: IHttpRequestOptions) => Answer | Error);
	parameters?: Record<string, unknown>;
	node?: Partial<INode>;
	signal?: AbortSignal;
	executionId?: string;
	runIndex?: number;
	resumeUrl?: string;
	baseUrl?: string;
}

/**
 * A run's context for tests of single functions. What is not defined here throws when it is used, so
 * that a test cannot pass on a part of n8n that is only imagined.
 */
export function fakeContext(fakes: Fakes = {}) {
	const requests: IHttpRequestOptions[] = [];
	const node: INode = {
		id: 'node-1',
		name: 'The Node',
		type: 'package.node',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...fakes.node,
	};
	const answerTo = async (request: IHttpRequestOptions) => {
		requests.push(request);
		const { answers } = fakes;
		const answer = typeof answers === 'function' ? answers(request) : answers?.shift();
		if (!answer) throw new Error(`No answer left for ${request.method} ${request.url}`);
		if (answer instanceof Error) throw answer;
		const { status = 200, headers = {}, body = {} } = answer;
		return {
			statusCode: status,
			headers,
			body: typeof body === 'string' ? body : JSON.stringify(body),
		};
	};
	const context = {
		helpers: {
			httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) =>
				await answerTo(request),
		},
		getCredentials: async () => ({ baseUrl: fakes.baseUrl ?? 'https://api.example.com' }),
		getNode: () => node,
		getNodeParameter: (name: string, _item: number, fallback?: unknown) =>
			fakes.parameters && name in fakes.parameters ? fakes.parameters[name] : fallback,
		getInputData: () => [{ json: { from: 'before' } }],
		getExecutionId: () => fakes.executionId ?? '77',
		getExecutionCancelSignal: () => fakes.signal,
		getWorkflowDataProxy: () => ({ $runIndex: fakes.runIndex ?? 0 }),
		evaluateExpression: () => fakes.resumeUrl ?? 'http://localhost:5678/webhook-waiting/77',
		continueOnFail: () => false,
	};
	const strict = new Proxy(context, {
		get(target, property) {
			if (property in target) return target[property as keyof typeof target];
			throw new Error(`The fake context has no '${String(property)}'`);
		},
		has: (target, property) => property in target,
	});
	return { context: strict as unknown as IExecuteFunctions, requests, node };
}
