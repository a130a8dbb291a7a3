import { identify } from '../../../nodes/HeyGenTrigger/identity';

const event = (data = {}, id?: string) => ({ type: 'avatar_video.success', id, data });
const body = (text: string) => Buffer.from(text);

it('knows an event by the id in its body, whatever a header says', () => {
	const first = identify(event({ video_id: 'v' }, 'evt_1'), 'evt_1', body('a'));
	const again = identify(event({ video_id: 'v' }, 'evt_1'), 'evt_forged', body('b'));
	expect(again.own).toEqual(first.own);
	expect(identify(event({ video_id: 'v' }, 'evt_2'), 'evt_1', body('a')).own).not.toEqual(
		first.own,
	);
});

it('knows one whose id is only in a header by its body too', () => {
	const first = identify(event(), 'evt_1', body('a'));
	const replayed = identify(event(), 'evt_2', body('a'));
	const resent = identify(event(), 'evt_1', body('a, with another URL'));
	expect(first.own).toHaveLength(2);
	expect(replayed.own.filter((hash) => first.own.includes(hash))).toHaveLength(1);
	expect(resent.own.filter((hash) => first.own.includes(hash))).toHaveLength(1);
	expect(identify(event(), 'evt_3', body('c')).own).not.toContain(first.own[0]);
});

it('knows one without an id by what happened to what', () => {
	const first = identify(event({ video_id: 'v', url: 'https://a', callback_id: 'x' }));
	const again = identify(event({ callback_id: 'y', url: 'https://b', video_id: 'v' }));
	expect(first.own).toEqual([first.job]);
	expect(again.own).toEqual(first.own);
	expect(identify(event({ video_id: 'w' })).own).not.toEqual(first.own);
	expect(identify({ ...event({ video_id: 'v' }), type: 'avatar_video.fail' }).own).not.toEqual(
		first.own,
	);
});

it('takes all of the data where nothing has an id', () => {
	expect(identify(event({ a: 1 })).own).not.toEqual(identify(event({ a: 2 })).own);
	expect(identify(event({ a: 1 })).own).toEqual(identify(event({ a: 1 })).own);
});

it('has the same job whether the event was delivered or is from the history', () => {
	const data = { video_id: 'v' };
	expect(identify(event(data, 'evt_1'), 'evt_1', body('a')).job).toBe(
		identify(event(data, 'another')).job,
	);
});
