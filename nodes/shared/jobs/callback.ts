import type { IExecuteFunctions } from 'n8n-workflow';
import { baseUrlOf } from '../http/transport';
import { HEYGEN_BASE_URL, HEYGEN_CREDENTIAL } from '../heygen/client';

/** Where HeyGen can wake an execution; or, for the user, why it cannot and what to set. */
export type Callback = { url: string } | { url: undefined; hint: string };

/**
 * The address at which HeyGen can wake this execution. HeyGen calls public https addresses only; a
 * service on a private address (a proxy, a stand-in) may call a private one. The address holds n8n's
 * own token; HeyGen does not sign such calls (developers.heygen.com/docs/webhooks), so that a call
 * means no more than "look again".
 */
export async function callbackOf(context: IExecuteFunctions): Promise<Callback> {
	const resumeUrl = String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0) ?? '');
	const baseUrl = await baseUrlOf(context, HEYGEN_CREDENTIAL, HEYGEN_BASE_URL);
	if (isReachable(resumeUrl, baseUrl)) return { url: resumeUrl };
	const origin = parse(resumeUrl)?.origin ?? 'its address';
	return {
		url: undefined,
		hint: `HeyGen cannot call n8n at ${origin}, so that n8n notices finished videos only when it looks, about once a minute. Set n8n's WEBHOOK_URL to a public https address to go on at once`,
	};
}

/** Whether a service at `serviceUrl` can be expected to reach `url`. */
export function isReachable(url: string, serviceUrl: string): boolean {
	const target = parse(url);
	const service = parse(serviceUrl);
	if (!target || !service) return false;
	if (isPrivateHost(service.hostname)) return true;
	return target.protocol === 'https:' && !isPrivateHost(target.hostname);
}

/** True for loopback, private-range and link-local addresses and for names of a local network. */
export function isPrivateHost(hostname: string): boolean {
	const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
	if (host.includes(':')) return /^(::1?$|::ffff:|f[cd]|fe[89ab])/.test(host);
	if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) {
		return /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(
			host,
		);
	}
	return !host.includes('.') || /\.(local|localhost|internal|lan|home|test|home\.arpa)$/.test(host);
}

function parse(url: string): URL | undefined {
	return URL.canParse(url) ? new URL(url) : undefined;
}
