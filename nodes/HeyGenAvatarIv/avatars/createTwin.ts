import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';
import { withoutEmpty, type ItemFields } from '../../shared/itemFields';
import { asJobFailure, markFailed } from '../../shared/jobs/note';
import { newPlan, type Task, type WaitSettings } from '../../shared/jobs/plan';
import { startNow } from '../../shared/jobs/startOnly';
import { sideBySide } from '../../shared/sideBySide';
import type { Run } from '../../shared/video/run';
import { fileField, readFileField, type FileField } from '../fileFields';
import type { AvatarBody, ConsentBody } from './bodies';
import { avatarGroupField, nameField } from './commonFields';
import { consentFields, consentOptions, readConsentPage, requestConsent } from './consent';
import { createAvatars } from './createAvatars';
import { creationOptions, waitFields } from './creationFields';
import { groupIdIn } from './oneAvatar';
import { readName } from './readCreation';

const SHOW = { resource: ['avatar'], operation: ['createTwin'] };
const RECORDED = { ...SHOW, consent: ['video'] };

const FOOTAGE: FileField = {
	choice: 'footageFrom',
	name: 'footage',
	label: 'Footage',
	accept: ['video'],
	types: 'MP4 or WebM file',
};
const CONSENT_VIDEO: FileField = {
	choice: 'consentVideoFrom',
	name: 'consentVideo',
	label: 'Consent Video',
	accept: ['video'],
	types: 'MP4 or WebM file',
};

/** The panel of Avatar → Create Digital Twin. */
export const createTwinFields: INodeProperties[] = [
	nameField({ displayOptions: { show: SHOW }, description: 'What HeyGen is to call it' }),
	...fileField(FOOTAGE, SHOW),
	avatarGroupField({
		displayName: 'Add to Avatar',
		displayOptions: { show: SHOW },
		description: 'Leave empty to make a new avatar',
	}),
	{
		displayName: 'Consent',
		name: 'consent',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Already Given',
				value: 'given',
				description: 'For the avatar that the twin is added to',
			},
			{
				name: 'Link for the Person',
				value: 'link',
				description: 'The item goes on with consent_url, which the person opens within a day',
			},
			{
				name: 'Recorded Video',
				value: 'video',
				description: 'Of the person who agrees. For some enterprise plans only.',
			},
		],
		default: 'link',
		displayOptions: { show: SHOW },
		description: 'How the person in the footage agrees to become an avatar',
	},
	...fileField(CONSENT_VIDEO, RECORDED),
	...waitFields({ ...SHOW, consent: ['given', 'video'] }),
	creationOptions(
		SHOW,
		consentOptions.map((option) => ({
			...option,
			displayOptions: { show: { '/consent': ['link'] } },
		})),
	),
];

/**
 * Has HeyGen make a digital twin per item from footage of a person, and asks for their consent, without
 * which it is not trained. Throws NodeApiError as `createAvatars` does.
 */
export async function createTwin(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const consents: Array<ConsentBody | undefined> = [];
	return await createAvatars(context, {
		read: async (run, item) => {
			consents[item.itemIndex] = await readConsent(run, item);
			return await readTwin(run, item);
		},
		begin: async (_, tasks, settings) => await startWithConsent(context, tasks, settings, consents),
	});
}

async function readTwin(run: Run, item: ItemFields): Promise<AvatarBody> {
	return withoutEmpty({
		type: 'digital_twin' as const,
		name: readName(item),
		file: await readFileField(run, item, FOOTAGE),
		avatar_group_id: item.chosen('groupId'),
	});
}

async function readConsent(run: Run, item: ItemFields): Promise<ConsentBody | undefined> {
	const consent = item.text('consent');
	if (consent === 'link') return readConsentPage(item);
	if (consent !== 'video') return undefined;
	return { consent_video: await readFileField(run, item, CONSENT_VIDEO) };
}

async function startWithConsent(
	context: IExecuteFunctions,
	tasks: Task[],
	settings: WaitSettings,
	consents: Array<ConsentBody | undefined>,
): Promise<void> {
	await startNow(context, newPlan(context, tasks, settings));
	const started = tasks.filter(({ state }) => state === 'in_progress');
	await sideBySide(started, settings.atOnce, async (task) => {
		const consent = consents[task.itemIndex];
		if (consent) await askConsent(context, task, consent);
	});
}

/** Notes the link on the task. A twin without consent asked for has failed, though HeyGen has it. */
async function askConsent(
	context: IExecuteFunctions,
	task: Task,
	consent: ConsentBody,
): Promise<void> {
	const groupId = groupIdIn(task);
	const result = await requestConsent(context, task.itemIndex, groupId, consent);
	if (result.ok) {
		const answer = consentFields((result.envelope.data ?? {}) as IDataObject);
		task.resource = { ...task.resource, ...answer };
		return;
	}
	const failure = asJobFailure(result.failure);
	markFailed(task, {
		...failure,
		message: `The digital twin '${task.jobId}' was made, but consent could not be asked for: ${failure.message}`,
		advice: `${failure.advice} Then run Avatar → Get Consent Link for the avatar '${groupId}', not this operation again.`,
	});
}
