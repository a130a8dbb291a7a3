// @ts-check
'use strict';

const { film } = require('../film');
const { timesOf } = require('../job');
const { outcomeForParts } = require('../outcome');

/** @typedef {import('../job').Job} Job */
/** @typedef {import('../outcome').Outcome} Outcome */

const SCRIPT = 'A video that an agent made.';

/**
 * The runs of a video agent's session: one for the prompt and one for each message, each with a video.
 *
 * @param {object} options
 * @param {() => number} options.now
 * @param {(session: Job) => Outcome} options.planFor how a run is to end by itself
 * @param {(seconds: number, plan: Outcome, start: import('../job').Start) => Job} options.keepVideo
 * @param {(session: Job) => void} options.reopen puts a session back among those that have not ended
 * @param {(job: Job, outcome: Outcome, at: number) => Promise<void>} options.end
 */
const createRuns = ({ now, planFor, keepVideo, reopen, end }) => ({
	/** The agent begins its video, unless it has done so. @param {Job} session any other job is left alone */
	beginVideo: (session) => {
		if (session.type !== 'video_agent' || session.video) return;
		const left = Math.max(0, session.dueAt - now()) / 1000;
		session.video = keepVideo(left, outcomeForParts(session.plan), {
			parent: session,
			film: film({ title: session.fields.title ?? session.film.title, script: SCRIPT }),
		});
		session.parts.push(session.video);
	},
	/** Lets a session that has ended or waits for an answer go on, to another video. @param {Job} session */
	goOn: (session) => {
		Object.assign(session, timesOf(session.type, now(), session.renderSeconds, false), {
			plan: planFor(session),
			outcome: null,
			endedAt: null,
			word: null,
			video: null,
		});
		reopen(session);
	},
	/**
	 * Lets a session wait for an answer. A video that it is making is given up.
	 *
	 * @param {Job} session
	 * @param {Outcome} outcome of that video
	 * @returns {Promise<void>} done when the video's callback is delivered or given up
	 */
	pause: async (session, outcome) => {
		const { video } = session;
		Object.assign(session, timesOf(session.type, now(), 0, true), { word: null, video: null });
		if (video && !video.outcome) await end(video, outcome, now());
	},
});

module.exports = { createRuns };
