import type { ItemFields } from '../../shared/itemFields';

/** The item's name for what is made. Throws the item's refusal. */
export function readName(item: ItemFields): string {
	const name = item.text('name');
	if (name) return name;
	throw item.refusal(
		"'Name' is empty",
		`Say how HeyGen is to call it. The incoming item has: ${item.incoming}`,
	);
}

/** The avatar that is chosen. Throws the item's refusal. */
export function readGroup(item: ItemFields): string {
	const id = item.chosen('groupId');
	if (id) return id;
	throw item.refusal("'Avatar' is empty", 'Pick an avatar from the list, or give the ID of one');
}

/** The look that is chosen. Throws the item's refusal. */
export function readLookId(item: ItemFields): string {
	const id = item.chosen('lookId');
	if (id) return id;
	throw item.refusal("'Look' is empty", 'Pick a look from the list, or give the ID of one');
}

/** The avatar that a new look goes to: where the resource is Look, one has to be chosen. */
export function groupOf(item: ItemFields): { avatar_group_id?: string } {
	return item.text('resource') === 'look' ? { avatar_group_id: readGroup(item) } : {};
}
