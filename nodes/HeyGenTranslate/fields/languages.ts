import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { getLanguages } from '../../shared/heygen/translationLanguages';
import { kept, LIST_LIMITS } from '../../shared/heygen/pickers/cache';
import type { ItemFields } from '../../shared/itemFields';
import type { Match } from '../languages/match';
import { wishedLanguages } from '../languages/wishes';
import type { TranslateRun } from '../translateRun';
import { columnsOf } from './columns';

export const languagesField: INodeProperties = {
	displayName: 'Language Names or IDs',
	name: 'languages',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getLanguages' },
	required: true,
	default: [],
	displayOptions: { hide: { source: ['row'] } },
	description:
		'Each language becomes a video and an item of its own. An expression may give names or codes, such as German, Deutsch, de or pt-BR. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** HeyGen's languages, kept for as long as somebody chooses among them. Throws NodeApiError. */
export async function loadLanguages(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const fetch = async () => await getLanguages(this, LIST_LIMITS);
	const names = await kept(this, ['languages'], fetch);
	return [...names].sort((a, b) => a.localeCompare(b)).map((name) => ({ name, value: name }));
}

/** A language that is wished for: HeyGen's name, or why there is none. */
export type Wish = { language: string } | { wished: string; refused: unknown };

/** The item's languages, each once. Throws the item's refusal where there is none at all. */
export async function readLanguages(run: TranslateRun, item: ItemFields): Promise<Wish[]> {
	const isRow = item.text('source') === 'row';
	const match = await run.languages();
	const value = isRow ? columnsOf(item).output_language : item.raw('languages');
	const wished = wishedLanguages(value, match);
	if (wished.length === 0) {
		throw item.refusal(
			isRow ? "The column 'output_language' is empty" : 'No language is chosen',
			isRow
				? `Name the language that the video is to be translated into. The item has: ${item.incoming}`
				: "Choose one or more in 'Languages'",
		);
	}
	const wishes = wished.map((text) => asWish(item, text, match(text)));
	const keyOf = (wish: Wish) => ('language' in wish ? wish.language : wish.wished);
	return [...new Map(wishes.map((wish) => [keyOf(wish), wish])).values()];
}

function asWish(item: ItemFields, wished: string, match: Match): Wish {
	if ('language' in match) return match;
	const { ambiguous, candidates } = match;
	const names = candidates.join(', ');
	const message = ambiguous
		? `'${wished}' is not exactly one of HeyGen's languages`
		: `HeyGen does not translate into '${wished}'`;
	const way = names
		? `${ambiguous ? 'Name one of these' : 'The nearest names are'}: ${names}`
		: "The operation 'List Languages' gives all names";
	return { wished, refused: item.refusal(message, way) };
}

/** How a language is called in the item that it becomes. */
export function nameOfWish(wish: Wish): IDataObject {
	return { output_language: 'language' in wish ? wish.language : wish.wished };
}
