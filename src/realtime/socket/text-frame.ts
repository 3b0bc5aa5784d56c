/** First byte of a text message in one piece. */
const FINAL_TEXT = 0x81;
/** A length up to this stands in the second byte itself; these two say that it follows in two or eight bytes. */
const SHORT = 125;
const [TWO_BYTES, EIGHT_BYTES] = [126, 127];

/** A WebSocket message of a server as it goes over the wire: RFC 6455, section 5.2, unmasked. */
export function textFrame(text: string): Buffer {
  return frameStart(text, Buffer.byteLength(text));
}

/** The same in two parts, of which the second is `rest` itself. */
export function splitTextFrame(text: string, rest: Buffer): [Buffer, Buffer] {
  return [frameStart(text, Buffer.byteLength(text) + rest.length), rest];
}

/** The head of a frame of `size` bytes, and its text as far as it is given. */
function frameStart(text: string, size: number): Buffer {
  const extra = size <= SHORT ? 0 : size <= 0xffff ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + extra + Buffer.byteLength(text));
  frame[0] = FINAL_TEXT;
  frame[1] = extra === 0 ? size : extra === 2 ? TWO_BYTES : EIGHT_BYTES;
  if (extra === 2) frame.writeUInt16BE(size, 2);
  if (extra === 8) frame.writeBigUInt64BE(BigInt(size), 2);
  frame.write(text, 2 + extra);
  return frame;
}
