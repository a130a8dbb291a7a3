import type {
	IBinaryData,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';
import { isStreamed } from '../../../../nodes/shared/http/streamedBody';
import { fakeContext } from '../../fakeContext';

type Fakes = NonNullable<Parameters<typeof fakeContext>[0]>;

interface Sent {
	method: string;
	url: string;
	headers: Record<string, string>;
	/** What was read of the body. */
	body: string;
	/** The helper that adds the credential's key. */
	withKey: boolean;
}

/**
 * A run's context with files: `stored` ones by their id, in pieces of four bytes; those of the items in
 * `binaries`. Bodies are read as n8n's HTTP helper does, before the answer comes.
 */
export function fakeFiles({
	stored = {},
	binaries = [],
	...fakes
}: Fakes & {
	stored?: Record<string, Buffer | Error>;
	binaries?: Array<Record<string, IBinaryData> | undefined>;
}) {
	const inputs: INodeExecutionData[] = binaries.map((binary) => ({ json: {}, binary }));
	const { context, node } = fakeContext({ inputs, ...fakes });
	const sent: Sent[] = [];
	const streams = { opened: [] as string[], open: 0, mostOpen: 0 };

	const answer = async (withKey: boolean, request: IHttpRequestOptions) => {
		const { method = 'GET', url, headers, body } = request;
		const read = isStreamed(body) ? await textOf(body.stream()) : String(body ?? '');
		const entry = { method, url, headers: headers as Record<string, string>, body: read, withKey };
		sent.push(entry);
		const { answers } = fakes;
		const made = typeof answers === 'function' ? answers(request) : answers?.shift();
		if (!made) throw new Error(`No answer left for ${method} ${url}`);
		if (made instanceof Error) throw made;
		const { status = 200, headers: answered = {}, body: text = {} } = made;
		return {
			statusCode: status,
			headers: answered,
			body: typeof text === 'string' ? text : JSON.stringify(text),
		};
	};

	Object.assign(context.helpers, {
		httpRequest: async (request: IHttpRequestOptions) => await answer(false, request),
		httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) =>
			await answer(true, request),
		assertBinaryData: (item: number, field: string | IBinaryData) => {
			const found = typeof field === 'string' ? inputs[item].binary?.[field] : field;
			if (!found) throw new Error('n8n finds no such field');
			return found;
		},
		getBinaryStream: async (id: string) => {
			const file = stored[id] ?? new Error(`no file ${id}`);
			if (file instanceof Error) throw file;
			streams.opened.push(id);
			streams.mostOpen = Math.max(streams.mostOpen, ++streams.open);
			return streamOf(file, () => streams.open--);
		},
	});
	return { context: context as IExecuteFunctions, node, sent, streams };
}

function streamOf(file: Buffer, onDestroy: () => void) {
	return {
		destroy: onDestroy,
		async *[Symbol.asyncIterator]() {
			for (let at = 0; at < file.length; at += 4) yield file.subarray(at, at + 4);
		},
	};
}

async function textOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
	const pieces: Uint8Array[] = [];
	for await (const piece of stream) pieces.push(piece);
	return Buffer.concat(pieces).toString('latin1');
}
