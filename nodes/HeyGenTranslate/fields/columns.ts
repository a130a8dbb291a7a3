import { asText, type ItemFields } from '../../shared/itemFields';

/** The columns of a table of videos, under the names that HeyGen's own bulk script has for them. */
export interface Columns {
	title: string;
	/** One language, or several with commas between them. */
	output_language: unknown;
	url: string;
	folder_id: string;
}

/** The row that an item is. `Output Language` is the column `output_language`. */
export function columnsOf({ json }: Pick<ItemFields, 'json'>): Columns {
	const cells = new Map(
		Object.entries(json).map(([name, value]) => [
			// Excel puts a byte order mark before the first name.
			name
				.replace(/^\uFEFF/, '')
				.trim()
				.toLowerCase()
				.replace(/[\s-]+/g, '_'),
			value as unknown,
		]),
	);
	return {
		title: asText(cells.get('title')),
		output_language: cells.get('output_language') ?? cells.get('output_languages'),
		url: asText(cells.get('url') ?? cells.get('video_url')),
		folder_id: asText(cells.get('folder_id')),
	};
}
