// @ts-check
'use strict';

const net = require('node:net');

/** @typedef {string | number | null | unknown[]} Reply */

/**
 * Reads one reply of Redis's protocol (RESP2) from the text at `from`. The replies asked for here
 * are ASCII, so that characters and bytes are the same.
 *
 * @param {string} text
 * @param {number} from
 * @returns {{ value: Reply | Error, next: number } | undefined} undefined while it is incomplete
 */
function parseReply(text, from) {
	const end = text.indexOf('\r\n', from);
	if (end < 0) return undefined;
	const line = text.slice(from + 1, end);
	const start = end + 2;
	switch (text[from]) {
		case '+':
			return { value: line, next: start };
		case '-':
			return { value: new Error(`Redis: ${line}`), next: start };
		case ':':
			return { value: Number(line), next: start };
		case '$': {
			if (line === '-1') return { value: null, next: start };
			const next = start + Number(line) + 2;
			return text.length < next ? undefined : { value: text.slice(start, next - 2), next };
		}
		case '*': {
			const values = [];
			let next = start;
			for (let i = 0; i < Number(line); i++) {
				const element = parseReply(text, next);
				if (!element) return undefined;
				values.push(element.value);
				next = element.next;
			}
			return { value: values, next };
		}
		default:
			throw new Error(`Redis sent something that is no reply: ${text.slice(from, from + 40)}`);
	}
}

/**
 * Sends one command to Redis, on a connection of its own.
 *
 * @param {{ host: string, port: number }} redis
 * @param {...string} command
 * @returns {Promise<Reply>}
 */
function redisCommand({ host, port }, ...command) {
	const parts = command.map((part) => `$${Buffer.byteLength(part)}\r\n${part}\r\n`);
	return new Promise((resolve, reject) => {
		const socket = net.connect({ host, port });
		let text = '';
		socket.setEncoding('latin1');
		socket.on('connect', () => socket.write(`*${command.length}\r\n${parts.join('')}`));
		socket.on('data', (chunk) => {
			text += chunk;
			const reply = parseReply(text, 0);
			if (!reply) return;
			socket.destroy();
			if (reply.value instanceof Error) reject(reply.value);
			else resolve(reply.value);
		});
		socket.on('error', reject);
		socket.on('close', () => reject(new Error('Redis ended the connection')));
	});
}

module.exports = { redisCommand };
