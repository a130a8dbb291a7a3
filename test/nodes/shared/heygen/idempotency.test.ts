import { idempotencyKey } from '../../../../nodes/shared/heygen/idempotency';
import { fakeContext } from '../../fakeContext';

const request = (script: string) => ({
	method: 'POST' as const,
	path: '/v3/videos',
	body: { script },
});
const key = (fakes = {}, item = 0, script = 'hi') =>
	idempotencyKey(fakeContext(fakes).context, item, request(script));

describe('idempotencyKey', () => {
	it('repeats when n8n tries the same item again', () => {
		expect(key()).toBe(key());
	});

	it.each([
		['another execution', key({ executionId: '78' })],
		['another node', key({ node: { id: 'node-2' } })],
		['another round of a loop', key({ runIndex: 1 })],
		['another item', key({}, 1)],
		['other content', key({}, 0, 'ho')],
	])('differs for %s', (_, other) => {
		expect(other).not.toBe(key());
	});

	it('never repeats where the execution has no id', () => {
		expect(key({ executionId: '' })).not.toBe(key({ executionId: '' }));
	});

	it('is what HeyGen accepts', () => {
		expect(key()).toMatch(/^[A-Za-z0-9_:.-]{1,255}$/);
	});

	it("is the user's own where there is one, and refused where HeyGen would refuse it", () => {
		const { context } = fakeContext();
		expect(idempotencyKey(context, 0, request('hi'), ' lead-4711 ')).toBe('lead-4711');
		expect(() => idempotencyKey(context, 0, request('hi'), 'lead 4711')).toThrow(
			/cannot be an idempotency key/,
		);
	});
});
