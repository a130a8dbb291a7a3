import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { withRetries } from '../http/retry';
import { cancelSignal } from '../http/transport';
import { asNumber, asText, listOf, runOption } from '../itemFields';
import { sideBySide } from '../sideBySide';
import { checkTasks } from './check';
import { download, type Download } from './download';
import { kindOf, urlIn } from './kinds';
import { stopsAtFailure, type Task, type WaitPlan } from './plan';
import { askedAs, markFailed } from './note';

/** A file that HeyGen makes with a job, and where it goes in the item. */
interface FileKind {
	name: string;
	/** Fields of the resource that may hold its URL. */
	fields: readonly string[];
	extension: string;
	mimeType: string;
	/** The item's binary field; n8n's nodes look in `data` first. */
	property: string;
}

const FILES = {
	captionedVideo: {
		name: 'Captioned Video',
		fields: ['captioned_video_url'],
		extension: 'mp4',
		mimeType: 'video/mp4',
		property: 'captioned_video',
	},
	gif: {
		name: 'GIF',
		fields: ['gif_url'],
		extension: 'gif',
		mimeType: 'image/gif',
		property: 'gif',
	},
	subtitles: {
		name: 'Subtitles',
		fields: ['subtitle_url', 'srt_caption_url', 'caption_url'],
		extension: 'srt',
		mimeType: 'application/x-subrip',
		property: 'subtitles',
	},
	thumbnail: {
		name: 'Thumbnail',
		fields: ['thumbnail_url'],
		extension: 'jpg',
		mimeType: 'image/jpeg',
		property: 'thumbnail',
	},
	video: {
		name: 'Video',
		fields: ['video_url', 'url'],
		extension: 'mp4',
		mimeType: 'video/mp4',
		property: 'data',
	},
} as const satisfies Record<string, FileKind>;

export type FileName = keyof typeof FILES;

const MOST_MEGABYTES = 2000;

const FILE_OPTIONS = Object.entries(FILES).map(([value, { name, property }]) => ({
	name,
	value,
	description: `Into the binary field '${property}'`,
}));

/** The options that choose which files of a finished job are downloaded. */
export const downloadOptions: INodeProperties[] = [
	{
		displayName: 'Download Files',
		name: 'downloadFiles',
		type: 'multiOptions',
		options: FILE_OPTIONS,
		default: ['video'],
		description: 'Which files of a finished job are put into the item as binary data',
	},
	{
		displayName: 'Download Limit (MB)',
		name: 'downloadLimit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: MOST_MEGABYTES,
		description: 'The item fails where a file is larger',
	},
];

/** What the user chose; nothing is downloaded without a choice. */
export function readDownload(context: IExecuteFunctions): Download {
	const files = listOf(runOption(context, 'downloadFiles', [])).map(asText);
	const limit = asNumber(runOption(context, 'downloadLimit', MOST_MEGABYTES));
	return {
		files: files.filter((file): file is FileName => Object.hasOwn(FILES, file)),
		mostBytes: (limit > 0 ? limit : MOST_MEGABYTES) * 1_000_000,
	};
}

/**
 * Downloads the chosen files of the plan's finished jobs into n8n's binary store, and notes them on
 * the tasks. A job whose file cannot be had fails with the reason.
 */
export async function fetchFiles(context: IExecuteFunctions, plan: WaitPlan): Promise<void> {
	const wanted = plan.download?.files ?? [];
	if (wanted.length === 0 || stopsAtFailure(plan)) return;
	const completed = plan.tasks.filter((task) => task.state === 'completed' && makesFiles(task));
	await sideBySide(completed, plan.atOnce, async (task) => {
		for (const file of wanted) {
			if (task.state === 'completed') await fetchFile(context, plan, task, FILES[file]);
		}
	});
}

/** An avatar or a voice has nothing to download. */
function makesFiles(task: Task): boolean {
	return kindOf(askedAs(task).jobType).urlFields.length > 0;
}

async function fetchFile(
	context: IExecuteFunctions,
	plan: WaitPlan,
	task: Task,
	file: FileKind,
): Promise<void> {
	const result = await withRetries(
		async () => {
			const url = urlIn(task.resource ?? {}, fieldsOf(task, file));
			// Some files follow a while after the video.
			if (!url) return { problem: `HeyGen made no ${file.name.toLowerCase()}`, again: true };
			const { extension, mimeType } = file;
			const wanted = { baseName: nameOf(task, file), extension, mimeType };
			return await download(context, url, wanted, plan.download!.mostBytes);
		},
		(outcome) => ({ again: 'problem' in outcome && outcome.again }),
		{ retries: 3, longestWaitMs: 30_000, signal: cancelSignal(context) },
		// A URL that has expired, or was not there yet, is had by asking for the job again.
		async () => await refresh(context, plan, task),
	);
	if ('problem' in result) {
		markFailed(task, {
			code: 'file_not_downloaded',
			message: `The ${file.name.toLowerCase()} could not be downloaded: ${result.problem}`,
			advice: adviceOn(file),
		});
		return;
	}
	task.binary = { ...task.binary, [file.property]: result.binary };
}

async function refresh(context: IExecuteFunctions, plan: WaitPlan, task: Task): Promise<void> {
	const again: Task = { ...task, state: 'in_progress' };
	await checkTasks(context, { ...plan, tasks: [again] }, {});
	task.resource = again.resource ?? task.resource;
}

/** A job of a kind of its own has its main file elsewhere, such as the sound of a translation. */
function fieldsOf(task: Task, file: FileKind): readonly string[] {
	if (file.property !== 'data') return file.fields;
	return [...file.fields, ...kindOf(askedAs(task).jobType).urlFields];
}

/** Without the extension, which follows from what comes. */
function nameOf({ jobId, resource }: Task, { property }: FileKind): string {
	const title = typeof resource?.title === 'string' ? resource.title : '';
	const safe = title
		.replace(/[^\p{L}\p{N}\p{M} ._-]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 80);
	const suffix = property === 'captioned_video' ? ' (captioned)' : '';
	return `${safe || jobId}${suffix}`;
}

function adviceOn({ property }: FileKind): string {
	return property === 'captioned_video' || property === 'subtitles'
		? "Turn on 'Captions' where the video is made. The job itself is finished: see job_id."
		: 'The job itself is finished: get its files with HeyGen Wait → Get Status.';
}
