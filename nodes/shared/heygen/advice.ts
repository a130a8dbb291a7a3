const API_WALLET =
	'An API key spends the API wallet, not the credits of the web app. Check the balance under Settings → API in HeyGen and top it up there.';

/**
 * What a person can do about HeyGen's error codes, for creating (developers.heygen.com/docs/error-codes)
 * and for videos that failed while rendering (`failure_code`, whose list HeyGen does not publish).
 */
const ADVICE: Record<string, string> = {
	insufficient_credit: API_WALLET,
	MOVIO_PAYMENT_INSUFFICIENT_CREDIT: API_WALLET,
	trial_limit_exceeded: API_WALLET,
	quota_exceeded: 'Trying again does not help. Raise the quota in HeyGen, or wait until it resets.',
	plan_upgrade_required: 'This needs a higher HeyGen plan.',
	avatar_not_found:
		"Pick the avatar from the list again. An avatar's look has an ID of its own: the ID of a whole avatar group does not work here.",
	voice_not_found: 'Pick the voice from the list again: it may have been deleted.',
	video_not_found:
		'HeyGen knows no video with this ID. It may have been deleted, or belong to another account than the credential.',
	voice_unavailable: 'Pick another voice.',
	voice_not_usable: 'This account may not use the voice. Pick another one.',
	avatar_consent_required:
		'The person behind this avatar has to give consent in HeyGen before the avatar can be used.',
	script_too_short: 'Give the avatar a longer script.',
	tts_text_invalid:
		'The voice cannot speak this script. Check its language and its special characters.',
	content_policy_violation: 'HeyGen refuses the content. Change the script and try again.',
	download_failed:
		'HeyGen could not fetch a file from the URL. The URL must be public and need no login.',
	rate_limit_exceeded:
		"The account's limit of videos in progress is reached. Turn on 'Wait for Completion', which starts the rest as others finish, or send fewer items.",
	resource_limit_reached:
		'A limit of the HeyGen account is reached. Delete what is no longer needed, or upgrade.',
	payload_too_large: 'The request is too large for HeyGen.',
	request_in_progress: 'The same request is still being worked on. Run the node again in a minute.',
	not_json:
		"A proxy or gateway answered instead of HeyGen. Check the credential's Base URL, or try again later.",
	connection_lost:
		"Check the credential's Base URL, and whether n8n's server can reach the internet. Then run the node again: a video that was already started is not started twice by n8n's Retry On Fail.",
};

/** The way out of a failure, by its code or else by its HTTP status; empty where none is known. */
export function adviceFor(failure: { code: string; status: number; param?: string }): string {
	if (Object.hasOwn(ADVICE, failure.code)) return ADVICE[failure.code];
	if (failure.status === 401) {
		return 'The API key is wrong or has expired. Copy it again from Settings → API in HeyGen into the credential.';
	}
	if (failure.status === 402) return API_WALLET;
	if (failure.status === 403) {
		return 'The API key is valid, but may not do this. Give it the missing scope in HeyGen, or use another key.';
	}
	if (failure.status === 404)
		return 'Check the ID, and that it belongs to the account of the credential.';
	if (failure.status === 400) return 'Change the field that HeyGen names and run the node again.';
	if (failure.status >= 500) return 'HeyGen has trouble of its own. Run the node again later.';
	return '';
}
