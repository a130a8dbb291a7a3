import { isReachable } from '../../../../nodes/shared/jobs/callback';

const HEYGEN = 'https://api.heygen.com';

describe('isReachable', () => {
	it.each([
		'https://n8n.example.com/webhook-waiting/7?signature=x',
		'https://8.8.8.8/w',
		'https://172.32.0.1/w',
	])('lets HeyGen call %s', (url) => expect(isReachable(url, HEYGEN)).toBe(true));

	it.each([
		'http://n8n.example.com/w',
		'https://localhost:5678/w',
		'https://127.0.0.1/w',
		'https://10.1.2.3/w',
		'https://172.16.0.1/w',
		'https://192.168.1.5/w',
		'https://169.254.0.1/w',
		'https://100.64.0.1/w',
		'https://[::1]/w',
		'https://[fd00::1]/w',
		'https://n8n/w',
		'https://n8n.local/w',
		'https://n8n.internal/w',
		'not a url',
	])('leaves the callback out for %s', (url) => expect(isReachable(url, HEYGEN)).toBe(false));

	it('lets a service on a private address call a private address', () => {
		expect(isReachable('http://127.0.0.1:5678/w', 'http://127.0.0.1:8701')).toBe(true);
	});
});
