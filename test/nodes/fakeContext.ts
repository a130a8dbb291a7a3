import type {
	ExecuteWorkflowData,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	INodeExecutionData,
	IRunExecutionData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';

interface Answer {
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
}

interface Fakes {
	/** Answers in order; a function decides by the request; an Error is a lost connection. */
	answers?: Array<Answer | Error> | ((request: IHttpRequestOptions) => Answer | Error);
	/** The node's fields, or those of each item; undefined is what an expression gave. */
	parameters?: Record<string, unknown> | Array<Record<string, unknown>>;
	inputs?: INodeExecutionData[];
	node?: Partial<INode>;
	continueOnFail?: boolean;
	/** How the run was started; asking for it throws where it is left out. */
	mode?: WorkflowExecuteMode;
	/** The workflow's id; '' for one that was never saved. */
	workflowId?: string;
	/** The workflow's settings; an n8n that does not tell them where they are left out. */
	workflowSettings?: IWorkflowSettings;
	/** When the run was started, in ms; an n8n that does not tell where it is left out. */
	runStartedAt?: number;
	isTool?: boolean;
	/** What the child workflow answers; starting one throws where it is left out. */
	child?: (...call: Parameters<IExecuteFunctions['executeWorkflow']>) => ExecuteWorkflowData;
	/** Values of expressions; `resumeUrl` is the value of every other one. */
	expressions?: Record<string, unknown>;
	/** What the node remembers between its runs in one execution. */
	memory?: IDataObject;
	/** Data of executions by their id; an n8n that cannot read them where it is left out. */
	executions?: Record<string, Partial<IRunExecutionData> | Error>;
	signal?: AbortSignal;
	executionId?: string;
	runIndex?: number;
	resumeUrl?: string;
	baseUrl?: string;
}

const ABSENT = Symbol('absent');

/** n8n reads a field inside a collection by its path, e.g. `options.title`. */
function valueAt(fields: unknown, [name, ...rest]: string[]): unknown {
	if (typeof fields !== 'object' || fields === null || !(name in fields)) return ABSENT;
	const value = (fields as Record<string, unknown>)[name];
	return rest.length > 0 ? valueAt(value, rest) : value;
}

/**
 * A run's context for tests of single functions. What is not defined here throws when it is used, so
 * that a test cannot pass on a part of n8n that is only imagined.
 */
export function fakeContext(fakes: Fakes = {}) {
	const requests: IHttpRequestOptions[] = [];
	const hints: string[] = [];
	const children: Array<Parameters<IExecuteFunctions['executeWorkflow']>> = [];
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
	const parameter = (name: string, item: number, fallback?: unknown, options?: object) => {
		const { parameters = {} } = fakes;
		const fields = Array.isArray(parameters) ? parameters[item] : parameters;
		const found = valueAt(fields, name.split('.'));
		const value = found === ABSENT ? fallback : found;
		// n8n does the same where a field is missing and the caller says nothing about that; an
		// expression may well give undefined.
		if (found === ABSENT && fallback === undefined)
			throw new Error(`Could not get parameter '${name}'`);
		const chosen = value as { mode?: string; value?: unknown } | null;
		const extract = options && 'extractValue' in options && options.extractValue === true;
		return extract && typeof chosen === 'object' && chosen?.mode ? chosen.value : value;
	};
	const context = {
		helpers: {
			httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) =>
				await answerTo(request),
		},
		getCredentials: async () => ({ baseUrl: fakes.baseUrl ?? 'https://api.example.com' }),
		getNode: () => node,
		getNodeParameter: parameter,
		getCurrentNodeParameter: (name: string) => parameter(name, 0, ''),
		getInputData: () => fakes.inputs ?? [{ json: { from: 'before' } }],
		getExecutionId: () => fakes.executionId ?? '77',
		getExecutionCancelSignal: () => fakes.signal,
		getWorkflowDataProxy: () => ({ $runIndex: fakes.runIndex ?? 0 }),
		evaluateExpression: (expression: string) =>
			fakes.expressions && expression in fakes.expressions
				? fakes.expressions[expression]
				: (fakes.resumeUrl ?? 'http://localhost:5678/webhook-waiting/77'),
		continueOnFail: () => fakes.continueOnFail ?? false,
		isToolExecution: () => fakes.isTool ?? false,
		addExecutionHints: (...added: Array<{ message: string }>) =>
			void hints.push(...added.map(({ message }) => message)),
		...(fakes.mode && { getMode: () => fakes.mode }),
		...(fakes.workflowId !== undefined && {
			getWorkflow: () => ({ id: fakes.workflowId, name: 'The Workflow', active: true }),
		}),
		...(fakes.workflowSettings && { getWorkflowSettings: () => fakes.workflowSettings }),
		...(fakes.runStartedAt !== undefined && {
			getExecutionContext: () => ({ establishedAt: fakes.runStartedAt }),
		}),
		...(fakes.memory && { getContext: () => fakes.memory }),
		...(fakes.executions && {
			getExecutionDataById: async (id: string) => {
				const found = fakes.executions![id];
				if (found instanceof Error) throw found;
				return found;
			},
		}),
		...(fakes.child && {
			executeWorkflow: async (...call: Parameters<IExecuteFunctions['executeWorkflow']>) => {
				children.push(call);
				return fakes.child!(...call);
			},
		}),
	};
	const strict = new Proxy(context, {
		get(target, property) {
			if (property in target) return target[property as keyof typeof target];
			throw new Error(`The fake context has no '${String(property)}'`);
		},
		has: (target, property) => property in target,
	});
	return { context: strict as unknown as IExecuteFunctions, requests, node, hints, children };
}
