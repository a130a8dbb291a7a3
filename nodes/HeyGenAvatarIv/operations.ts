import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { generateVideos } from '../shared/video/generateVideos';
import { createFromPhoto } from './avatars/createFromPhoto';
import { createFromPrompt } from './avatars/createFromPrompt';
import { createTwin } from './avatars/createTwin';
import { deleteAvatar } from './avatars/deleteAvatar';
import { deleteLook } from './avatars/deleteLook';
import { getAvatar } from './avatars/getAvatar';
import { getAvatars } from './avatars/getAvatars';
import { getConsentLink } from './avatars/getConsentLink';
import { getLook } from './avatars/getLook';
import { getLooks } from './avatars/getLooks';
import { renameLook } from './avatars/renameLook';
import { PRICES } from './prices';
import { readPhotoVideo } from './video/generate';
import { readScenesVideo } from './video/generateScenes';

type Operation = (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;

/** By resource and operation, as the panel names them. */
const OPERATIONS: Record<string, Record<string, Operation>> = {
	avatar: {
		createFromPhoto,
		createFromPrompt,
		createTwin,
		delete: deleteAvatar,
		get: getAvatar,
		getConsentLink,
		getMany: getAvatars,
	},
	look: {
		createFromPhoto,
		createFromPrompt,
		delete: deleteLook,
		get: getLook,
		getMany: getLooks,
		rename: renameLook,
	},
	video: {
		generate: async (context) => await generateVideos(context, readPhotoVideo, PRICES),
		generateScenes: async (context) => await generateVideos(context, readScenesVideo, PRICES),
	},
};

/** Runs the operation that the node is set to. Throws NodeApiError or NodeOperationError. */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const resource = String(context.getNodeParameter('resource', 0));
	const name = String(context.getNodeParameter('operation', 0));
	const operations = Object.hasOwn(OPERATIONS, resource) ? OPERATIONS[resource] : {};
	if (Object.hasOwn(operations, name)) return await operations[name](context);
	throw new NodeOperationError(
		context.getNode(),
		`There is no operation '${name}' of '${resource}'`,
		{ description: 'Choose both from the lists again' },
	);
}
