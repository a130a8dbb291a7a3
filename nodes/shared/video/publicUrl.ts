import { shown, type ItemFields } from '../itemFields';
import { isPrivateHost } from '../jobs/callback';
import type { Run } from './run';

/** The way out where an address is missing, or is none. */
export const PUBLIC_URL = 'Give a public https address, e.g. https://example.com/file.jpg';

/** What HeyGen does with an address, for the error that it cannot. */
interface Use {
	verb: string;
	wayOut: string;
}

/** An address that a browser opens. Throws the item's refusal. */
export function webUrl(item: ItemFields, label: string, value: string): string {
	if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
	throw item.refusal(`'${label}' is no address: ${shown(value)}`, PUBLIC_URL);
}

/**
 * An address that HeyGen fetches from or calls, which has to be a public https one unless the service
 * itself is in a private network. Throws the item's refusal.
 */
export async function publicUrl(
	run: Run,
	item: ItemFields,
	label: string,
	value: string,
	{ verb, wayOut }: Use,
): Promise<string> {
	const url = webUrl(item, label, value);
	if (await run.canReach(url)) return url;
	const { hostname } = new URL(url);
	throw item.refusal(
		isPrivateHost(hostname)
			? `HeyGen cannot ${verb} '${label}': ${hostname} is an address of a private network`
			: `HeyGen cannot ${verb} '${label}': it takes https addresses only`,
		wayOut,
	);
}
