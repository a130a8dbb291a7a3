import type { ItemFields } from '../shared/itemFields';
import type { Run } from '../shared/video/run';
import type { Prepared } from '../shared/video/prepared';
import { readAvatarVideo } from './sources/avatar';
import { readCinematicVideo } from './sources/cinematic';
import { readAgentVideo } from './sources/prompt';
import { readScenesVideo } from './sources/scenes';
import { readTemplateVideo } from './sources/template';

const READERS: Record<string, (run: Run, item: ItemFields) => Promise<Prepared>> = {
	avatar: readAvatarVideo,
	cinematic: readCinematicVideo,
	prompt: readAgentVideo,
	scenes: readScenesVideo,
	template: readTemplateVideo,
};

/**
 * Reads an item's fields as the request that starts its video. Throws NodeOperationError that names
 * the field for everything that HeyGen is known to refuse.
 */
export async function readVideo(run: Run, item: ItemFields): Promise<Prepared> {
	const source = item.text('source');
	const read = Object.hasOwn(READERS, source) ? READERS[source] : undefined;
	if (read) return await read(run, item);
	throw item.refusal(
		`'${source}' is no source of a video`,
		`Known are: ${Object.keys(READERS).join(', ')}`,
	);
}
