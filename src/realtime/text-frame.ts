/** First byte of a text message in one piece. */
const FINAL_TEXT = 0x81;
/** A length up to this stands in the second byte itself; these two say that it follows in two or eight bytes. */
const SHORT = 125;
const [TWO_BYTES, EIGHT_BYTES] = [126, 127];

/** A WebSocket message of a server as it goes over the wire: RFC 6455, section 5.2, unmasked. */
export function textFrame(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const extra = size <= SHORT ? 0 : size <= 0xffff ? 2 : 8;
  const frame = Buffer.allocUnsafe(2 + extra + size);
  frame[0] = FINAL_TEXT;
  frame[1] = extra === 0 ? size : extra === 2 ? TWO_BYTES : EIGHT_BYTES;
  if (extra === 2) frame.writeUInt16BE(size, 2);
  if (extra === 8) frame.writeBigUInt64BE(BigInt(size), 2);
  frame.write(text, 2 + extra);
  return frame;
}
