import {
	failureOfAnswer,
	failureOfBody,
	failureOfConnection,
} from '../../../../nodes/shared/deepseek/failure';
import { useFakeClock } from '../../fakeClock';

const body = (message: string, code: string | null = 'invalid_request_error') => ({
	error: { message, type: 'some_error', param: null, code },
});

beforeEach(() => void useFakeClock());
afterEach(() => jest.restoreAllMocks());

describe('failureOfAnswer', () => {
	it("keeps DeepSeek's words, code, field and trace id", () => {
		const error = { message: 'Model Not Exist', type: 'x', param: 'model', code: 'no_model' };
		const headers = { 'x-ds-trace-id': 't-1' };
		expect(failureOfAnswer(400, { error }, headers)).toEqual({
			status: 400,
			code: 'no_model',
			message: 'DeepSeek: Model Not Exist',
			advice: 'Change what DeepSeek names and run the node again.',
			param: 'model',
			requestId: 't-1',
			passing: false,
			retryAfterMs: undefined,
		});
	});

	it.each([
		[400, false, 'Change what DeepSeek names'],
		[401, false, 'platform.deepseek.com, API keys'],
		[402, false, 'Top up the balance'],
		[404, false, 'Base URL'],
		[422, false, 'Change what DeepSeek names'],
		[429, true, "Lower 'Items at Once'"],
		[500, true, 'later'],
		[503, true, 'overloaded'],
	])('says about HTTP %i whether it passes (%p) and what to do', (status, passing, advice) => {
		expect(failureOfAnswer(status, body('no'), {})).toMatchObject({
			status,
			passing,
			advice: expect.stringContaining(advice),
		});
	});

	it.each([
		[403, false],
		[408, true],
		[501, false],
		[502, true],
		[504, true],
	])('takes HTTP %i without advice: passing %p', (status, passing) => {
		expect(failureOfAnswer(status, body('no'), {})).toMatchObject({ passing, advice: '' });
	});

	it('does not repeat the key that DeepSeek repeats', () => {
		const said = 'Authentication Fails, Your api key: ****f00d is invalid';
		const failure = failureOfAnswer(401, body(said), {});
		expect(failure.message).toBe('DeepSeek does not accept the API key');
		expect(JSON.stringify(failure)).not.toContain('f00d');
	});

	it('names an empty account', () => {
		expect(failureOfAnswer(402, body('Insufficient Balance'), {}).message).toBe(
			'The DeepSeek account has no balance left',
		);
	});

	it.each(['Content Exists Risk', 'content exists risk'])('explains "%s"', (said) => {
		expect(failureOfAnswer(400, body(said), {})).toMatchObject({
			message: `DeepSeek: ${said}`,
			advice: expect.stringContaining('Put it in other words'),
			passing: false,
		});
	});

	it.each([
		['nothing', {}],
		['null', { error: null }],
		['text', { error: 'no' }],
		['a list', []],
		['a message that is no text', { error: { message: { a: 1 } } }],
	])('makes do with an error that is %s', (_, answer) => {
		expect(failureOfAnswer(418, answer, {})).toMatchObject({
			code: 'http_418',
			message: 'DeepSeek: HTTP 418',
			passing: false,
		});
	});

	it.each([
		['12', 12_000],
		['0', 0],
		[new Date(Date.UTC(2026, 10, 21, 12, 0, 30)).toUTCString(), 30_000],
		[new Date(Date.UTC(2026, 10, 21, 11)).toUTCString(), 0],
		['soon', undefined],
	])('reads Retry-After %j', (value, retryAfterMs) => {
		expect(failureOfAnswer(429, body('no'), { 'retry-after': value }).retryAfterMs).toBe(
			retryAfterMs,
		);
	});
});

describe('failureOfBody', () => {
	it.each([
		[200, true],
		[302, true],
		[401, false],
		[404, false],
		[502, true],
	])('takes HTTP %i with a page: passing %p', (status, passing) => {
		expect(failureOfBody(status, { 'x-ds-trace-id': 't-1', 'retry-after': '3' })).toEqual({
			status,
			code: 'not_json',
			message: `DeepSeek answered with HTTP ${status} and something other than JSON`,
			advice:
				"A proxy or gateway may have answered instead. Check the credential's Base URL, or try again later.",
			requestId: 't-1',
			passing,
			retryAfterMs: 3000,
		});
	});
});

describe('failureOfConnection', () => {
	it.each([
		[false, 'connection_lost', 'DeepSeek could not be reached: socket hang up'],
		[true, 'cancelled', 'The run was stopped before DeepSeek answered'],
	])('says what happened; stopped by the user: %p', (cancelled, code, message) => {
		expect(failureOfConnection('socket hang up', cancelled)).toMatchObject({
			status: 0,
			code,
			message,
			passing: !cancelled,
		});
	});
});
