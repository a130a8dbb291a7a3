import { isWaiting } from '../../../../nodes/shared/jobs/waitProperties';
import { fakeContext } from '../../fakeContext';

it.each<[unknown, boolean]>([
	[true, true],
	['true', true],
	[false, false],
	['false', false],
	[null, false],
])('waits where it says %j: %j', (waitForCompletion, expected) => {
	expect(isWaiting(fakeContext({ parameters: { waitForCompletion } }).context)).toBe(expected);
});

it('does what is usual where the node has no such field', () => {
	const { context } = fakeContext();
	expect([isWaiting(context), isWaiting(context, false)]).toEqual([true, false]);
});
