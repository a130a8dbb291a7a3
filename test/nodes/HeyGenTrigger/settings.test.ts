import type { IDataObject } from 'n8n-workflow';
import { assertToken, isWanted, readSettings } from '../../../nodes/HeyGenTrigger/settings';
import { hookContext } from './contexts';

const settings = (parameters: IDataObject) => readSettings(hookContext({ parameters }).context);
const event = (type: string, data = {}) => ({ type, data });

it('wants the chosen events', () => {
	const chosen = settings({ events: ['avatar_video.success'] });
	expect(isWanted(event('avatar_video.success'), chosen)).toBe(true);
	expect(isWanted(event('avatar_video_gif.success'), chosen)).toBe(false);
});

it('wants every event, also one that is new, where all are chosen', () => {
	for (const events of [['*'], ['avatar_video.fail', '*']]) {
		expect(settings({ events }).events).toBeNull();
		expect(isWanted(event('never.seen.before'), settings({ events }))).toBe(true);
	}
});

it.each([
	[{ callbackIds: 'a, b ,' }, { callback_id: 'b' }, true],
	[{ callbackIds: 'a, b' }, { callback_id: 'c' }, false],
	[{ callbackIds: 'a' }, {}, false],
	[{ callbackIds: ' ' }, {}, true],
	[{ callbackIds: '7' }, { callback_id: 7 }, true],
	[{ ids: 'v1' }, { video_id: 'v1' }, true],
	[{ ids: 'v0, p1' }, { project_id: 'p1', video_id: 'v1' }, true],
	[{ ids: 'v1' }, { video_id: 'v2' }, false],
	[{ ids: 'v1' }, { callback_id: 'v1' }, false],
	[{ ids: 'c1', callbackIds: 'x' }, { id: 'c1', callback_id: 'x' }, true],
	[{ ids: 'c1', callbackIds: 'x' }, { id: 'c1', callback_id: 'y' }, false],
])('%j wants %j: %s', (options, data, wanted) => {
	expect(isWanted(event('avatar_video.fail', data), settings({ options }))).toBe(wanted);
});

it('takes events as a text too, as an expression may give them', () => {
	const chosen = settings({ events: 'avatar_video.success, batch.finished' });
	expect(chosen.events).toEqual(['avatar_video.success', 'batch.finished']);
	expect(isWanted(event('avatar_video'), chosen)).toBe(false);
});

it.each([[[]], [''], [null]])('asks for at least one event (%j)', (events) => {
	expect(() => settings({ events })).toThrow("Choose at least one event in 'Events'");
});

it.each([
	['a-good_token-0123456789', true],
	['too-short', false],
	['', false],
	['with spaces in it is not good', false],
	['with/a/slash/in/it/0123456789', false],
	['with:colon:in:it:0123456789', false],
])('the token %s is accepted: %s', (token, isGood) => {
	const { context } = hookContext({ parameters: { token } });
	if (isGood) expect(() => assertToken(context)).not.toThrow();
	else expect(() => assertToken(context)).toThrow('at least 20 letters');
});
