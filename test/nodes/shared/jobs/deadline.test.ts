import { deadlineOf } from '../../../../nodes/shared/jobs/deadline';
import { fakeContext } from '../../fakeContext';

const NOW = Date.UTC(2026, 10, 21, 12);
const HOUR = 3_600_000;
const minutes = (count: number) => count * 60_000;

/** The deadline of a wait of an hour, in minutes from now. */
const inMinutes = (fakes: Parameters<typeof fakeContext>[0]) => {
	const { giveUpAt, byWorkflow } = deadlineOf(fakeContext(fakes).context, NOW, HOUR);
	return { minutes: (giveUpAt - NOW) / 60_000, byWorkflow };
};
const timeout = (seconds: number, startedMinutesAgo = 0) => ({
	workflowSettings: { executionTimeout: seconds },
	runStartedAt: NOW - minutes(startedMinutesAgo),
});

it.each([
	['n8n does not tell the settings', {}],
	['the workflow has no timeout', { workflowSettings: {} }],
	['the workflow refuses the timeout of the instance', timeout(-1)],
	['the timeout comes later', timeout(2 * 3600)],
	['n8n has let the run go on after its timeout', timeout(600, 30)],
])('is that of the user where %s', (_, fakes) => {
	expect(inMinutes(fakes)).toEqual({ minutes: 60, byWorkflow: undefined });
});

it.each([
	['a minute before the timeout', timeout(1800), 29],
	['a tenth of a short timeout before it', timeout(300), 4.5],
	['counted from the start of the run', timeout(1800, 20), 9],
	['now where there is no time left', timeout(1800, 29.5), 0],
	[
		'counted from now where n8n does not tell the start',
		{ workflowSettings: { executionTimeout: 1800 } },
		29,
	],
])('is %s', (_, fakes, expected) => {
	expect(inMinutes(fakes)).toEqual({ minutes: expected, byWorkflow: true });
});
