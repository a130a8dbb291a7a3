export interface Dimensions {
	/** In pixels, as stored: a camera's note on rotation is not applied. */
	width: number;
	height: number;
}

/**
 * Width and height of a PNG or JPEG image from its header, without decoding it; undefined when `head`
 * ends before they are reached, or for another type.
 */
export function dimensionsOf(head: Buffer): Dimensions | undefined {
	const found = isPng(head) ? ofPng(head) : isJpeg(head) ? ofJpeg(head) : undefined;
	return found && found.width > 0 && found.height > 0 ? found : undefined;
}

const isPng = (head: Buffer) => head.length >= 24 && head.toString('latin1', 12, 16) === 'IHDR';
const isJpeg = (head: Buffer) => head.length >= 4 && head.readUInt16BE(0) === 0xffd8;

function ofPng(head: Buffer): Dimensions {
	return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** Goes from segment to segment up to the frame header, which may stand behind a preview and profiles. */
function ofJpeg(head: Buffer): Dimensions | undefined {
	let at = 2;
	while (at + 9 <= head.length) {
		if (head[at] !== 0xff) return undefined;
		const marker = head[at + 1];
		if (marker === 0xff) at += 1;
		else if (isFrameHeader(marker)) {
			return { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
		} else if (marker === START_OF_SCAN) return undefined;
		else at += 2 + head.readUInt16BE(at + 2);
	}
	return undefined;
}

const START_OF_SCAN = 0xda;

/** SOF0 to SOF15; DHT, JPG and DAC lie between them. */
function isFrameHeader(marker: number): boolean {
	return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
