import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';
import { readVideo } from '../../../nodes/HeyGenGenerateVideo/readVideo';
import type { CheckedFile, FileInput } from '../../../nodes/shared/assets/check';
import { FILE_TYPES } from '../../../nodes/shared/assets/fileTypes';
import { itemFields } from '../../../nodes/shared/itemFields';
import type { Prepared } from '../../../nodes/shared/video/prepared';
import { rehearsalOf } from '../../../nodes/shared/video/rehearsal';
import { newRun, type Run } from '../../../nodes/shared/video/run';
import { createSession } from '../../sandbox/heygen/agents/schemas';
import { createVideo } from '../../sandbox/heygen/schemas';
import { generate } from '../../sandbox/heygen/templates/schemas';
import { canCheck, violationsOf } from '../checkHeyGenRequest';
import { fakeContext } from '../fakeContext';
import { accountAnswers, type Account } from './account';

type Fields = Record<string, unknown>;

/** A resource locator's value, as the editor keeps it. */
export const chosen = (value: unknown, mode = 'list') => ({ __rl: true, mode, value });

/** The panel as it is before anything but the obvious is filled in, for each source. */
export const AVATAR: Fields = {
	source: 'avatar',
	avatarId: chosen('studio'),
	avatarFilter: {},
	speech: 'script',
	script: 'Hello there.',
	voiceId: chosen('own'),
	voiceFilter: {},
	voiceSettings: {},
	background: 'none',
	appearance: {},
	aspectRatio: '16:9',
	resolution: '1080p',
	waitForCompletion: true,
	options: {},
};
export const SCENES: Fields = {
	...AVATAR,
	source: 'scenes',
	scenesFrom: 'list',
	scenes: ['Hello.', 'Bye.'],
};
export const TEMPLATE_FIELDS: Fields = {
	source: 'template',
	templateId: chosen('template-1'),
	variables: { mappingMode: 'defineBelow', value: null },
	waitForCompletion: true,
	options: {},
};
export const PROMPT: Fields = {
	source: 'prompt',
	prompt: 'A short film about a lighthouse',
	avatarId: chosen(''),
	voiceId: chosen(''),
	orientation: '',
	styleId: chosen(''),
	attachments: {},
	waitForCompletion: true,
	options: {},
};
export const CINEMATIC: Fields = {
	source: 'cinematic',
	cinematicPrompt: 'She walks to the window',
	avatarId: chosen('studio'),
	avatarFilter: {},
	moreAvatars: {},
	references: {},
	duration: 10,
	aspectRatio: '16:9',
	resolution: '720p',
	waitForCompletion: true,
	options: {},
};

/** What an item brings along, and what there is at HeyGen. */
export interface Surroundings {
	json?: IDataObject;
	binary?: IBinaryKeyData;
	account?: Account;
	baseUrl?: string;
}

/** A file in an item; only its name and type count, since nothing is uploaded here. */
export const FILE = { data: '', mimeType: 'image/png' };

const typeOf = (mimeType?: string) =>
	Object.values(FILE_TYPES).find((type) => type.mimeType === mimeType) ?? FILE_TYPES.png;

/** A run over one item, in which an upload gives `asset of <binary field>`. */
export function startReading(fields: Fields, around: Surroundings = {}) {
	const { json = { name: 'Ana', script: 'x' }, binary, account, baseUrl } = around;
	const { context, requests, hints } = fakeContext({
		parameters: fields,
		inputs: [{ json, ...(binary && { binary }) }],
		answers: accountAnswers(account),
		baseUrl,
	});
	const uploads: Array<Omit<FileInput, 'binaryField'> & { field: unknown }> = [];
	const run: Run = {
		...newRun(context),
		uploader: {
			check: async (_itemIndex, { binaryField }) => {
				const mimeType = binary?.[String(binaryField)]?.mimeType;
				return { type: typeOf(mimeType) } as CheckedFile;
			},
			asset: async (_itemIndex, { binaryField, ...input }) => {
				uploads.push({ field: binaryField, ...input });
				return `asset of ${String(binaryField)}`;
			},
		},
	};
	const item = itemFields(context, 0);
	const rehearsal = rehearsalOf(run);
	/** As a node does: files are uploaded when the item has been looked at as a whole. */
	const prepare = async (): Promise<Prepared> => {
		const rehearsed = await readVideo(rehearsal.run, item);
		return rehearsal.hasFiles(0) ? await readVideo(run, item) : rehearsed;
	};
	return { prepare, requests, hints, uploads };
}

const sent: Array<{ path: string; body: IDataObject }> = [];

/** Reads an item's fields as the node does, and keeps what would be sent. */
export async function read(fields: Fields, around: Surroundings = {}) {
	const { prepare, requests, hints, uploads } = startReading(fields, around);
	const prepared = await prepare();
	// What is sent is JSON: a field that is undefined is none.
	const body = JSON.parse(JSON.stringify(prepared.body)) as IDataObject;
	sent.push({ path: prepared.path, body });
	return { ...prepared, body, requests, hints, uploads };
}

/** The body alone. */
export async function bodyOf(fields: Fields, around: Surroundings = {}): Promise<IDataObject> {
	return (await read(fields, around)).body;
}

/** The error of an item that is refused, with what was asked and uploaded before. */
export async function refusalOf(fields: Fields, around: Surroundings = {}) {
	const { prepare, requests, uploads } = startReading(fields, around);
	const error: unknown = await prepare().then(
		({ body }) => new Error(`It was not refused: ${JSON.stringify(body).slice(0, 500)}`),
		(thrown: unknown) => thrown,
	);
	return { error, requests, uploads };
}

/** Expects that an item is refused by this message and with this way out, before anything is uploaded. */
export async function expectRefusal(
	fields: Fields,
	message: string | RegExp,
	wayOut: string | RegExp,
	around: Surroundings = {},
): Promise<void> {
	const text = (said: string | RegExp): unknown =>
		typeof said === 'string' ? said : expect.stringMatching(said);
	const { error, uploads, requests } = await refusalOf(fields, around);
	expect(error).toMatchObject({
		name: 'NodeOperationError',
		message: text(message),
		description: text(wayOut),
		context: { itemIndex: 0 },
	});
	expect(uploads).toEqual([]);
	expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
}

/** The sandbox's schemas know ranges and the values of a template's variables, which HeyGen's do not tell. */
function sandboxViolations({ path, body }: { path: string; body: IDataObject }): string[] {
	const schemas = { '/v3/videos': createVideo, '/v3/video-agents': createSession };
	const schema = path in schemas ? schemas[path] : generate;
	const issues = schema.safeParse(body).error?.issues ?? [];
	return issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`);
}

/** Holds all that was read in this file against HeyGen's published schemas, where they are at hand. */
export function itSendsNothingThatHeyGenRefuses(atLeast: number): void {
	it('sends nothing that the sandbox would refuse', () => {
		expect(sent.length).toBeGreaterThanOrEqual(atLeast);
		expect(sent.flatMap(sandboxViolations)).toEqual([]);
	});

	(canCheck ? it : it.skip)('sends nothing that HeyGen would refuse', () => {
		expect(violationsOf(sent)).toEqual([]);
	});
}
