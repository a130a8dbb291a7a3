import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import { toNodeApiError } from '../http/failure';
import { cancelSignal } from '../http/transport';
import { failed, type AssetFile, type UploadResult } from './assetFile';
import {
	checkFile,
	findFile,
	glanceAt,
	type CheckedFile,
	type FileInput,
	type Glance,
} from './check';
import { directUpload } from './directUpload';
import { formUpload } from './formUpload';
import { inTurn } from './inTurn';
import { MOST_FORM_BYTES } from './limits';
import { digestOf } from './source';

export interface Uploader {
	/**
	 * Looks at a file without sending anything. Throws NodeOperationError, with item, field and way out,
	 * when there is no file or the field cannot take it.
	 */
	check: (itemIndex: number, input: FileInput) => Promise<CheckedFile>;
	/**
	 * Uploads a file and returns the asset's id, as for `{ type: 'asset_id', asset_id }`. Throws as `check`
	 * does, and NodeApiError when the upload fails.
	 */
	asset: (itemIndex: number, input: FileInput) => Promise<string>;
}

const AT_ONCE = 3;

/**
 * Uploads the files of a run's items to HeyGen: those of up to 32 MB through its API, larger ones straight
 * into its storage, always as streams. Make one for each run of a node: it uploads a file that many items
 * have only once, and a few files at a time however many items ask at once.
 */
export function createUploader(context: IExecuteFunctions): Uploader {
	const turn = inTurn(AT_ONCE);
	const glances = new Map<string, Promise<Glance>>();
	const uploads = new Map<string, Promise<UploadResult>>();
	const contents = new Map<string, Promise<UploadResult>>();

	const check = async (itemIndex: number, input: FileInput) => {
		const source = findFile(context, itemIndex, input);
		const look = async () => await turn(async () => await glanceAt(source));
		const glance = await once(glances, source.key, look).catch((error: unknown) => {
			throw new NodeOperationError(
				context.getNode(),
				`'${input.label}' could not be read from n8n's storage: ${messageOf(error)}`,
				{ description: 'Run the workflow again from the node that gets the file', itemIndex },
			);
		});
		return checkFile(context, itemIndex, input, source, glance);
	};

	const upload = async ({ source, type, fileName }: CheckedFile): Promise<UploadResult> => {
		const signal = cancelSignal(context);
		try {
			const digest = await digestOf(source, signal);
			const file = { ...digest, fileName, mimeType: type.mimeType, read: source.read };
			return await once(contents, digest.sha256, async () => await send(context, file));
		} catch (error) {
			return signal?.aborted
				? failed({ code: 'cancelled', message: 'the run was stopped' })
				: failed({ message: messageOf(error) });
		}
	};

	return {
		check,
		asset: async (itemIndex, input) => {
			const file = await check(itemIndex, input);
			const result = await once(
				uploads,
				file.source.key,
				async () => await turn(async () => await upload(file)),
			);
			if (result.ok) return result.assetId;
			const message = `'${input.label}' could not be uploaded: ${result.failure.message}`;
			throw toNodeApiError(context.getNode(), { ...result.failure, message }, itemIndex);
		},
	};
}

async function send(context: IExecuteFunctions, file: AssetFile): Promise<UploadResult> {
	const small = file.size <= MOST_FORM_BYTES;
	return small ? await formUpload(context, file) : await directUpload(context, file);
}

/** A promise for each key, made by `make` when it is first asked for. */
async function once<T>(
	kept: Map<string, Promise<T>>,
	key: string,
	make: () => Promise<T>,
): Promise<T> {
	const found = kept.get(key) ?? make();
	kept.set(key, found);
	return await found;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
