import type { OnError as Setting } from 'n8n-workflow';
import { onErrorOf } from '../../../../nodes/shared/jobs/onError';
import { fakeContext } from '../../fakeContext';

describe('onErrorOf', () => {
	it.each<[Setting | undefined, boolean, string]>([
		[undefined, false, 'stop'],
		['stopWorkflow', false, 'stop'],
		['continueRegularOutput', true, 'continue'],
		['continueErrorOutput', true, 'errorOutput'],
		['continueErrorOutput', false, 'errorOutput'],
		// Continue On Fail of older workflows
		[undefined, true, 'continue'],
	])('reads %p with continueOnFail %p as %s', (onError, continueOnFail, expected) => {
		const { context } = fakeContext({ node: { onError }, continueOnFail });
		expect(onErrorOf(context)).toBe(expected);
	});
});
