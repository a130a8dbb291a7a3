import { unknownLengths } from './estimate';
import type { Prepared } from './prepared';

/** What a run would take, as far as it can be told beforehand. */
export interface Estimate {
	videos: number;
	/** Those of unknown lengths included. */
	seconds: number;
	/** How many lengths only HeyGen will know. */
	unknown: number;
	/** What each of these is taken to be. */
	ifUnknown: number;
	usd: number;
}

/** What an estimate takes for granted. */
export interface Assumptions {
	/** Seconds of a length that only HeyGen will know. */
	ifUnknown: number;
	/** Prices in USD. */
	perSecond: number;
	perCinematic: number;
}

/** What the videos of a run come to. */
export function estimateOf(
	prepared: Prepared[],
	{ ifUnknown, perSecond, perCinematic }: Assumptions,
): Estimate {
	const isCinematic = ({ body }: Prepared) => body.type === 'cinematic_avatar';
	const bySecond = prepared.filter((video) => !isCinematic(video));
	const sum = (videos: Prepared[]) =>
		videos.reduce(
			(total, video) => total + (video.seconds ?? 0) + unknownLengths(video) * ifUnknown,
			0,
		);
	return {
		videos: prepared.length,
		seconds: Math.round(sum(prepared)),
		unknown: prepared.reduce((total, video) => total + unknownLengths(video), 0),
		ifUnknown,
		usd: sum(bySecond) * perSecond + prepared.filter(isCinematic).length * perCinematic,
	};
}

/** An estimate for an error: `60 s of video in 2 videos`. */
export function inWords({ videos, seconds, unknown, ifUnknown }: Estimate): string {
	const lengths = unknown === 1 ? '1 unknown length' : `${unknown} unknown lengths`;
	const each = unknown === 1 ? '' : ' each';
	const rest = unknown > 0 ? ` (${lengths} taken as ${ifUnknown} s${each})` : '';
	return `${seconds} s of video in ${videos} video${videos === 1 ? '' : 's'}${rest}`;
}

/** The advice for an estimate that is partly unknown, to follow another sentence; '' for others. */
export function aboutUnknown({ unknown }: Estimate): string {
	return unknown > 0
		? " If the unknown lengths are shorter, set the option 'Seconds if Unknown'."
		: '';
}
