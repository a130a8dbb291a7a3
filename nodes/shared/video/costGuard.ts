import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { asNumber, isOn, runOption, shown } from '../itemFields';
import type { JobFailure } from '../jobs/plan';
import { lacksMoney } from './balance';
import type { Prepared } from './prepared';

/** Published prices of the API wallet as of November 2026, in USD; HeyGen may change them any day. */
export interface Prices {
	perSecond: number;
	/** Only for nodes that make these. */
	perCinematic?: number;
}

/** Options that keep a run from costing more than it should. */
export function costOptions({ perSecond, perCinematic }: Prices): INodeProperties[] {
	const cinematic = perCinematic === undefined ? [] : [cinematicPrice(perCinematic)];
	return [
		{
			displayName: 'Check Balance',
			name: 'checkBalance',
			type: 'boolean',
			default: true,
			description:
				"Whether to look at the account's balance first, and to start nothing where it is below the estimated cost of all items",
		},
		{
			displayName: 'Most Seconds per Run',
			name: 'mostSeconds',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 600,
			description:
				'Nothing is started where all items together come to more seconds of video than this, by an estimate from their scripts',
		},
		...cinematic,
		{
			displayName: 'Price per Second (USD)',
			name: 'pricePerSecond',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 4 },
			default: perSecond,
			displayOptions: { show: { checkBalance: [true] } },
			description:
				'For the estimated cost. As published in November 2026: 0.0667 for filmed avatars, 0.05 for photo avatars, 0.0333 for the Video Agent.',
		},
	];
}

function cinematicPrice(price: number): INodeProperties {
	return {
		displayName: 'Price per Cinematic Video (USD)',
		name: 'pricePerCinematic',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 4 },
		default: price,
		displayOptions: { show: { checkBalance: [true] } },
		description: 'As published in November 2026, for the estimated cost',
	};
}

/** What a run would take, as far as it can be told beforehand. */
interface Estimate {
	videos: number;
	seconds: number;
	/** Videos of a length that only HeyGen will know. */
	unknown: number;
	usd: number;
}

/**
 * Why this run must not be started, by the user's own limits; undefined where it may. Estimates go by
 * the scripts at HeyGen's usual 150 words a minute; a video from a prompt, from audio or from clips
 * is not counted, because its length is not known. A limit that makes no sense lets nothing pass.
 */
export async function tooCostly(
	context: IExecuteFunctions,
	prepared: Prepared[],
	prices: Prices,
): Promise<JobFailure | undefined> {
	if (prepared.length === 0) return undefined;
	const settings = {
		most: limitOf(context, 'mostSeconds', Infinity),
		perSecond: limitOf(context, 'pricePerSecond', prices.perSecond),
		perCinematic: limitOf(context, 'pricePerCinematic', prices.perCinematic ?? 0),
	};
	const bad = Object.values(settings).find(({ isFine }) => !isFine);
	if (bad) return noLimit(bad);
	const estimate = estimateOf(prepared, settings.perSecond.value, settings.perCinematic.value);
	if (estimate.seconds > settings.most.value) {
		return {
			code: 'over_limit',
			message: `This run would take about ${inWords(estimate)}, more than the ${settings.most.value} s that 'Most Seconds per Run' allows`,
			advice: 'Nothing was started. Raise the limit, or send fewer items or shorter scripts.',
		};
	}
	const checks = isOn(runOption(context, 'checkBalance', false));
	return checks ? await lacksMoney(context, estimate.usd, inWords(estimate)) : undefined;
}

interface Limit {
	name: keyof typeof NAMES;
	said: unknown;
	value: number;
	isFine: boolean;
}

const NAMES = {
	mostSeconds: 'Most Seconds per Run',
	pricePerCinematic: 'Price per Cinematic Video',
	pricePerSecond: 'Price per Second',
};

function limitOf(context: IExecuteFunctions, name: Limit['name'], usual: number): Limit {
	const said = runOption(context, name, usual);
	const value = asNumber(said);
	return { name, said, value, isFine: value >= 0 };
}

function noLimit({ name, said }: Limit): JobFailure {
	return {
		code: 'invalid_input',
		message: `'${NAMES[name]}' is ${shown(said)}`,
		advice: 'Nothing was started. Give a number from 0 on, or remove the option.',
	};
}

function estimateOf(prepared: Prepared[], perSecond: number, perCinematic: number): Estimate {
	const isCinematic = ({ body }: Prepared) => body.type === 'cinematic_avatar';
	const bySecond = prepared.filter((video) => !isCinematic(video));
	const sum = (videos: Prepared[]) =>
		videos.reduce((total, { seconds }) => total + (seconds ?? 0), 0);
	return {
		videos: prepared.length,
		seconds: Math.round(sum(prepared)),
		unknown: prepared.filter(({ seconds }) => seconds === undefined).length,
		usd: sum(bySecond) * perSecond + prepared.filter(isCinematic).length * perCinematic,
	};
}

function inWords({ videos, seconds, unknown }: Estimate): string {
	const rest = unknown > 0 ? ` (${unknown} of unknown length not counted)` : '';
	return `${seconds} s of video in ${videos} video${videos === 1 ? '' : 's'}${rest}`;
}
