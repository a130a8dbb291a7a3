import { toNodeApiError, type ApiFailure } from '../http/failure';
import { baseUrlOf, cancelSignal, type ApiContext } from '../http/transport';
import { fetchThroughN8n } from './fetch';
import type { TokenUsage } from './prices';

export const DEEPSEEK_BASE_URL = 'https://api.deepseek.com';

export type Thinking = 'off' | 'low' | 'high' | 'max';

export interface ChatMessage {
	role: 'system' | 'user' | 'assistant';
	content: string;
}

export interface ChatRequest {
	model: string;
	messages: ChatMessage[];
	thinking: Thinking;
	/** Acts only while thinking is off; DeepSeek ignores it otherwise. */
	temperature?: number;
	maxTokens: number;
	/** DeepSeek's JSON mode: what is no JSON comes back as blanks. */
	json: boolean;
	timeoutMs: number;
}

export interface ChatAnswer {
	content: string;
	/** stop, length, content_filter, insufficient_system_resource … */
	finishReason: string;
	model: string;
	usage: TokenUsage;
}

/**
 * One chat completion by the OpenAI SDK (api-docs.deepseek.com/api/create-chat-completion).
 * Throws NodeApiError for item `itemIndex`.
 */
export async function chat(
	context: ApiContext,
	request: ChatRequest,
	itemIndex: number,
): Promise<ChatAnswer> {
	const { client, failures } = await connect(context, request.timeoutMs);
	const off = request.thinking === 'off';
	const completion = await client.chat.completions
		.create(
			{
				model: request.model,
				messages: request.messages,
				max_tokens: request.maxTokens,
				...(request.json && { response_format: { type: 'json_object' as const } }),
				...(off && request.temperature !== undefined && { temperature: request.temperature }),
				// DeepSeek's own fields, which the SDK passes on as they are.
				...{ thinking: { type: off ? 'disabled' : 'enabled' } },
				...(!off && ({ reasoning_effort: request.thinking } as object)),
			},
			{ signal: cancelSignal(context) },
		)
		.catch((error: Error) => error);
	if (completion instanceof Error) {
		throw toNodeApiError(context.getNode(), failures[0] ?? unreadable(completion), itemIndex);
	}
	const choice = completion.choices?.[0];
	return {
		content: choice?.message?.content ?? '',
		finishReason: choice?.finish_reason ?? 'stop',
		model: completion.model ?? request.model,
		usage: usageOf(completion.usage),
	};
}

/** The ids of the models that the account may use, from GET /models. Throws NodeApiError. */
export async function listModels(context: ApiContext): Promise<string[]> {
	const { client, failures } = await connect(context, 30_000);
	const page = await client.models.list().catch((error: Error) => error);
	if (page instanceof Error) {
		throw toNodeApiError(context.getNode(), failures[0] ?? unreadable(page));
	}
	return page.data.map(({ id }) => id);
}

async function connect(context: ApiContext, timeoutMs: number) {
	const { OpenAI } = await import('../libraries/openai');
	const failures: ApiFailure[] = [];
	const client = new OpenAI({
		apiKey: 'added-by-n8n',
		baseURL: await baseUrlOf(context, 'deepSeekScriptApi', DEEPSEEK_BASE_URL),
		// Else the SDK takes these from the server's environment and sends them to DeepSeek.
		organization: null,
		project: null,
		adminAPIKey: null,
		webhookSecret: null,
		logLevel: 'off',
		maxRetries: 0,
		// n8n's helper ends a request that takes too long; the SDK's clock covers all its attempts.
		timeout: timeoutMs * 10,
		fetch: fetchThroughN8n(context, timeoutMs, (failure) => failures.push(failure)),
	});
	return { client, failures };
}

function unreadable(error: Error): ApiFailure {
	return {
		status: 0,
		code: 'unreadable_answer',
		message: `DeepSeek's answer could not be read: ${error.message}`,
		advice: "Check the credential's Base URL, or try again later.",
		passing: false,
	};
}

function usageOf(usage: unknown): TokenUsage {
	const counts = (usage ?? {}) as Record<string, number | undefined>;
	const hit = counts.prompt_cache_hit_tokens ?? 0;
	return {
		input_cache_hit: hit,
		input_cache_miss:
			counts.prompt_cache_miss_tokens ?? Math.max(0, (counts.prompt_tokens ?? 0) - hit),
		output: counts.completion_tokens ?? 0,
	};
}
