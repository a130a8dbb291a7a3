import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { MIB } from '../../shared/assets/limits';
import { withoutEmpty, type ItemFields } from '../../shared/itemFields';
import type { NamedFile } from '../../shared/video/fileFields';
import { fileListField, namedFiles, readFiles } from '../../shared/video/fileList';
import type { Run } from '../../shared/video/run';
import { MOST_REFERENCE_IMAGES, type AvatarBody } from './bodies';
import { lookField, nameField } from './commonFields';
import { createAvatars } from './createAvatars';
import { creationOptions, waitFields } from './creationFields';
import { groupOf, readName } from './readCreation';

const SHOW = { resource: ['avatar', 'look'], operation: ['createFromPrompt'] };
const REFERENCE = {
	label: 'Reference Image',
	accept: ['image'] as const,
	limits: { image: { bytes: 50 * MIB } },
};

/** The panel of Avatar and Look → Create From Prompt. */
export const createFromPromptFields: INodeProperties[] = [
	nameField({ displayOptions: { show: SHOW }, description: 'What HeyGen is to call it' }),
	{
		displayName: 'Prompt',
		name: 'prompt',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		displayOptions: { show: SHOW },
		placeholder: 'e.g. In a navy blazer, in front of a bright library, half body',
		description: 'What the person looks like and wears, and where they are',
	},
	lookField({
		displayName: 'Look to Resemble',
		name: 'resembles',
		displayOptions: { show: { ...SHOW, resource: ['look'] } },
		description: 'A look of the same avatar that the new one is to resemble',
	}),
	fileListField(
		{
			displayName: 'Reference Images',
			name: 'referenceImages',
			description: 'Up to three JPEG or PNG files that the look is to resemble',
		},
		{ show: SHOW },
	),
	...waitFields(SHOW),
	creationOptions(SHOW),
];

/** Has HeyGen make one look per item from a description. Throws NodeApiError as `createAvatars` does. */
export async function createFromPrompt(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await createAvatars(context, { read: readPromptAvatar });
}

async function readPromptAvatar(run: Run, item: ItemFields): Promise<AvatarBody> {
	const named = { type: 'prompt' as const, name: readName(item), ...groupOf(item) };
	const prompt = readPrompt(item);
	const resembles = item.text('resource') === 'look' ? item.chosen('resembles') : '';
	if (resembles) await checkResembled(run, item, resembles, named.avatar_group_id);
	return withoutEmpty({
		...named,
		prompt,
		avatar_id: resembles,
		reference_images: await readFiles(run, item, referenceImages(item)),
	});
}

function readPrompt(item: ItemFields): string {
	const prompt = item.text('prompt');
	if (prompt) return prompt;
	throw item.refusal(
		'The prompt is empty',
		`Describe the person in the field 'Prompt', or drag in a field of the incoming item. It has: ${item.incoming}`,
	);
}

/** HeyGen wants the resembled look to be of the avatar that the new one goes to. */
async function checkResembled(
	run: Run,
	item: ItemFields,
	id: string,
	groupId: string | undefined,
): Promise<void> {
	const answer = await run.findLook(id);
	const group = answer && 'look' in answer ? answer.look.group_id : undefined;
	if (!group || !groupId || group === groupId) return;
	throw item.refusal(
		"'Look to Resemble' belongs to another avatar",
		"Pick a look of the avatar in the field 'Avatar', or leave it empty",
	);
}

function referenceImages(item: ItemFields): NamedFile[] {
	const images = namedFiles(item, REFERENCE, item.raw('referenceImages'));
	if (images.length <= MOST_REFERENCE_IMAGES) return images;
	throw item.refusal(
		`${images.length} reference images are too many`,
		`HeyGen takes up to ${MOST_REFERENCE_IMAGES}`,
	);
}
