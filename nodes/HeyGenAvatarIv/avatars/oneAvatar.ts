import type { IExecuteFunctions } from 'n8n-workflow';
import { asText, isObject } from '../../shared/itemFields';
import { markFailed } from '../../shared/jobs/note';
import { newPlan, type Task, type WaitSettings } from '../../shared/jobs/plan';
import { startNow } from '../../shared/jobs/startOnly';
import type { AvatarBody } from './bodies';
import { avatarRequest } from './createAvatars';

/**
 * Where the node is set so, lets the looks of all items belong to one new avatar: starts the first one, which
 * makes the avatar, and directs the others to it. Never throws for an item.
 */
export async function joinOneAvatar(
	context: IExecuteFunctions,
	tasks: Task[],
	settings: WaitSettings,
): Promise<void> {
	if (context.getNodeParameter('oneAvatar', 0, false) !== true) return;
	const first = await startFirst(context, tasks, settings);
	if (!first) return;
	const groupId = groupIdIn(first);
	for (const task of tasks) {
		if (task.state !== 'unstarted') continue;
		if (!groupId) {
			markFailed(task, NO_GROUP);
			continue;
		}
		const body = task.request?.body as AvatarBody;
		const joined = { ...body, avatar_group_id: groupId };
		task.request = avatarRequest(context, task.itemIndex, joined);
	}
}

const NO_GROUP = {
	code: 'no_avatar_id',
	message: 'HeyGen made the first look, but named no avatar that this one could be added to',
	advice: 'Add it with Look → Create From Photo, to the avatar that HeyGen has now.',
};

/** The first task that HeyGen takes; those before it have failed. Undefined where it takes none. */
async function startFirst(
	context: IExecuteFunctions,
	tasks: Task[],
	settings: WaitSettings,
): Promise<Task | undefined> {
	for (const task of tasks) {
		if (task.state !== 'unstarted') continue;
		await startNow(context, newPlan(context, [task], settings));
		if (hasStarted(task)) return task;
		if (settings.onError === 'stop') return undefined;
	}
	return undefined;
}

function hasStarted({ state }: Task): boolean {
	return state === 'in_progress';
}

/** The avatar that a started look belongs to; '' where HeyGen did not say. */
export function groupIdIn({ resource = {} }: Task): string {
	const { group_id: id, avatar_group: group } = resource;
	return asText(id) || (isObject(group) ? asText(group.id) : '');
}
