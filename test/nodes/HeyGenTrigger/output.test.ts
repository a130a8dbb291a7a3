import { readEvent } from '../../../nodes/HeyGenTrigger/event';
import { EVENT_KINDS } from '../../../nodes/HeyGenTrigger/events';
import { jobOf, toItem } from '../../../nodes/HeyGenTrigger/output';
import { kindOf } from '../../../nodes/shared/jobs/kinds';

const item = (event_type: string, event_data: unknown, rest: object = {}) =>
	toItem(readEvent({ event_type, event_data, ...rest })!);
const FIELDS = [
	'event_type',
	'event_id',
	'created_at',
	'job_type',
	'job_id',
	'video_url',
	'failure_message',
	'callback_id',
];

it('gives the fields that every event has first, and then those of HeyGen', () => {
	const data = {
		video_id: 'v1',
		url: 'https://files.example.com/v1.mp4',
		gif_download_url: 'https://files.example.com/v1.gif',
		video_page_url: 'https://app.example.com/v1',
		folder_id: null,
		callback_id: 'lead-7',
	};
	const json = item('avatar_video.success', data, { event_id: 'evt_1', created_at: '2026-11-21' });
	expect(json).toEqual({
		event_type: 'avatar_video.success',
		event_id: 'evt_1',
		created_at: '2026-11-21',
		job_type: 'video',
		job_id: 'v1',
		video_url: 'https://files.example.com/v1.mp4',
		failure_message: null,
		...data,
	});
	expect(Object.keys(json).slice(0, 8)).toEqual(FIELDS);
});

it.each([
	['avatar_video.success', { video_id: 'v' }, 'video', 'v'],
	['avatar_video.fail', { video_id: 'v', msg: 'x' }, 'video', 'v'],
	['avatar_video_gif.success', { video_id: 'v' }, 'video', 'v'],
	['avatar_video_caption.success', { video_id: 'v' }, 'video', 'v'],
	['personalized_video', { project_id: 'p', video_id: 'v' }, 'video', 'v'],
	['hyperframes_video.success', { video_id: 'v' }, 'video', 'v'],
	['hyperframes_video.success', { id: 'h' }, null, 'h'],
	['video_agent.success', { session_id: 's', video_id: 'v' }, 'video', 'v'],
	['video_agent.fail', { session_id: 's', video_id: null }, 'video_agent', 's'],
	['video_translate.success', { video_translate_id: 't' }, 'video_translation', 't'],
	['video_translate.success', { video_translation_id: 't' }, 'video_translation', 't'],
	[
		'video_translate.preflight.download_failed',
		{ video_id: 'source', video_translate_id: 't' },
		'video_translation',
		't',
	],
	['proofread_creation.success', { proofread_id: 'p', video_id: 'source' }, 'proofread', 'p'],
	['ai_clipping.success', { id: 'c', status: 'completed' }, 'ai_clipping', 'c'],
	['batch.finished', { batch_id: 'b', status: 'completed' }, null, 'b'],
	['something.new', { batch_id: 'b' }, null, 'b'],
	['instant_avatar.success', { avatar_id: 'a' }, 'avatar', 'a'],
	['photo_avatar_train.success', { group_id: 'g' }, 'avatar', null],
	['live_avatar.success', { session_id: 's' }, null, 's'],
	['something.new', { lipsync_id: 'l' }, 'lipsync', 'l'],
	['something.new', { job_id: 'j' }, null, 'j'],
	['something.new', {}, null, null],
	['avatar_video.success', { video_id: 42 }, 'video', '42'],
	['avatar_video.success', { video_id: '  ' }, 'video', null],
	['avatar_video.success', { video_id: { id: 'v' } }, 'video', null],
	['constructor', { id: 'x' }, null, 'x'],
])('%s with %j is about the job %s %s', (type, data, jobType, jobId) => {
	expect(item(type, data)).toMatchObject({ job_type: jobType, job_id: jobId });
});

it.each(Object.keys(EVENT_KINDS))(
	'%s makes an item of the same shape, however thin it is',
	(type) => {
		for (const data of [{}, null, undefined, 'text', [1, 2], 7]) {
			const json = item(type, data);
			expect(Object.keys(json)).toEqual(FIELDS);
			expect(json).toMatchObject({ event_type: type, job_id: null, video_url: null });
		}
	},
);

it.each(Object.keys(EVENT_KINDS))('the job of %s is one that HeyGen Wait knows', (type) => {
	const own = EVENT_KINDS[type].jobType;
	if (!own) return;
	const field = kindOf(own).idFields[0];
	expect(jobOf({ type, data: { [field]: 'id-1' } })).toEqual({ jobType: own, jobId: 'id-1' });
});

it.each([
	['avatar_video.fail', { msg: 'Bad script' }, 'Bad script'],
	['avatar_video.fail', { failure_message: 'A', msg: 'B' }, 'A'],
	['video_translate.fail', { message: 'No speech' }, 'No speech'],
	['video_agent.fail', { error: { code: 'x', message: 'Inside' } }, 'Inside'],
	['video_agent.fail', { error: 'As text' }, 'As text'],
	['video_agent.fail', { msg: null, message: ' ', error: {} }, null],
	['video_translate.preflight.validation_failed', { message: 'Too long' }, 'Too long'],
	['avatar_video.success', { message: 'Success' }, null],
	['batch.finished', { failure_message: 'Two of three failed' }, 'Two of three failed'],
])('%s with %j failed because of %s', (type, data, reason) => {
	expect(item(type, data).failure_message).toBe(reason);
});

it.each([
	[{ url: 'https://a', video_url: 'https://b' }, 'https://a'],
	[{ url: null, video_url: 'https://b' }, 'https://b'],
	[{ url: '' }, null],
	[{ url: { href: 'https://a' } }, null],
])('%j has the video at %s', (data, url) => {
	expect(item('avatar_video.success', data).video_url).toBe(url);
});

it("keeps HeyGen's own fields, also where they have the name of one of ours", () => {
	const data = { status: 'completed', created_at: 1_767_225_600, clips: [{ id: 'c1' }], id: 'c' };
	expect(item('ai_clipping.success', data)).toMatchObject(data);
	const both = item('ai_clipping.success', data, { created_at: '2026-11-21T12:00:00Z' });
	expect(both.created_at).toBe('2026-11-21T12:00:00Z');
	expect(item('x', { event_type: 'y', event_id: 'z' })).toMatchObject({ event_type: 'x' });
});

it.each([
	['https://n8n.example.com/webhook-waiting/7?signature=s3cret', '/webhook-waiting/7'],
	['https://n8n.example.com/webhook/hook-1/heygen?token=s3cret#s3cret', '/webhook/hook-1/heygen'],
	['https://me:s3cret@n8n.example.com/hook', '/hook'],
])('keeps of the callback URL %s what is no secret', (callback_url, path) => {
	const clean = `https://n8n.example.com${path}`;
	const url = 'https://files.example.com/v1.mp4?signature=of-the-file';
	const data = { video_id: 'v', url, callback_url, clips: [{ callback_url, id: 'c' }] };
	expect(item('avatar_video.success', data)).toMatchObject({
		video_url: url,
		url,
		callback_url: clean,
		clips: [{ callback_url: clean, id: 'c' }],
	});
});

it.each(['no address, but s3cret', { token: 's3cret' }, null])(
	'keeps nothing of the callback URL %j',
	(callback_url) => {
		expect(item('avatar_video.success', { video_id: 'v', callback_url }).callback_url).toBeNull();
	},
);

it('takes no field of an event for part of the program', () => {
	const data = JSON.parse('{"__proto__":{"polluted":true},"constructor":"c","video_id":"v"}');
	expect(item('avatar_video.success', data).job_id).toBe('v');
	expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

it.each([null, 'text', 7, [], {}, { event_type: '' }, { event_type: 7 }, { event_data: {} }])(
	'%j is no event',
	(body) => {
		expect(readEvent(body)).toBeUndefined();
	},
);
