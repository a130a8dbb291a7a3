import type { IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { asNumber, isOn, runOption, shown } from '../itemFields';
import type { JobFailure } from '../jobs/plan';
import { lacksMoney } from './balance';
import type { Prepared } from './prepared';
import { aboutUnknown, estimateOf, inWords } from './runEstimate';

/** Published prices of the API wallet as of November 2026, in USD; HeyGen may change them any day. */
export interface Prices {
	perSecond: number;
	/** Only for nodes that make these. */
	perCinematic?: number;
}

/** Of a video from a prompt, of a recording and of a clip, where the user says nothing else. */
const USUAL_SECONDS = 60;

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
		secondsIfUnknown({ show: { checkBalance: [true] } }),
		secondsIfUnknown({
			show: { mostSeconds: [{ _cnd: { exists: true } }] },
			hide: { checkBalance: [true] },
		}),
		...cinematic,
		{
			displayName: 'Price per Second (USD)',
			name: 'pricePerSecond',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 4 },
			default: perSecond,
			displayOptions: { show: { checkBalance: [true] } },
			description:
				'For the estimated cost. As published in November 2026: 0.0667 for filmed avatars, 0.05 for photo avatars, 0.0333 for the Video Agent, whose videos count with Seconds if Unknown.',
		},
	];
}

/** For one of the two options that need it, so that it is offered beside either, but once. */
function secondsIfUnknown(displayOptions: IDisplayOptions): INodeProperties {
	return {
		displayName: 'Seconds if Unknown',
		name: 'secondsIfUnknown',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: USUAL_SECONDS,
		displayOptions,
		description:
			'What a video from a prompt, a recording or a clip counts as, each, because only HeyGen will know how long it is',
	};
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

/**
 * Why this run must not be started, by the user's own limits; undefined where it may. Estimates go by
 * the scripts at HeyGen's usual 150 words a minute; a video from a prompt, a recording and a clip count as
 * the user says, because their lengths are not known. A limit that makes no sense lets nothing pass.
 */
export async function tooCostly(
	context: IExecuteFunctions,
	prepared: Prepared[],
	prices: Prices,
): Promise<JobFailure | undefined> {
	if (prepared.length === 0) return undefined;
	const settings = {
		most: limitOf(context, 'mostSeconds', Infinity),
		ifUnknown: limitOf(context, 'secondsIfUnknown', USUAL_SECONDS),
		perSecond: limitOf(context, 'pricePerSecond', prices.perSecond),
		perCinematic: limitOf(context, 'pricePerCinematic', prices.perCinematic ?? 0),
	};
	const bad = Object.values(settings).find(({ isFine }) => !isFine);
	if (bad) return noLimit(bad);
	const estimate = estimateOf(prepared, {
		ifUnknown: settings.ifUnknown.value,
		perSecond: settings.perSecond.value,
		perCinematic: settings.perCinematic.value,
	});
	if (estimate.seconds > settings.most.value) {
		return {
			code: 'over_limit',
			message: `This run would take about ${inWords(estimate)}, more than the ${settings.most.value} s that 'Most Seconds per Run' allows`,
			advice: `Nothing was started. Raise the limit, or send fewer items or shorter scripts.${aboutUnknown(estimate)}`,
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
	secondsIfUnknown: 'Seconds if Unknown',
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
