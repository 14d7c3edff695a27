import { encode } from 'uqr';

const PIXELS_PER_MODULE = 4;
const HEADER = 62;

/** A QR code as a Windows bitmap of one bit a pixel: the simplest picture that Word, WPS and LibreOffice all read. */
export function qrBitmap(payload: string): Uint8Array {
  const { size, data } = encode(payload, { ecc: 'M', border: 2 });
  const side = size * PIXELS_PER_MODULE;
  const stride = Math.ceil(side / 32) * 4;
  const bytes = new Uint8Array(HEADER + stride * side);
  const view = new DataView(bytes.buffer);
  bytes.set([0x42, 0x4d]);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, HEADER, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, side, true);
  view.setInt32(22, side, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 1, true);
  view.setUint32(34, stride * side, true);
  // Two colours: 0 is black, 1 is white.
  bytes.set([0, 0, 0, 0, 0xff, 0xff, 0xff, 0], 54);
  for (let y = 0; y < side; y += 1) {
    // Bitmaps are stored from the lowest row up.
    const row = HEADER + (side - 1 - y) * stride;
    for (let x = 0; x < side; x += 1) {
      const isDark = data[Math.floor(y / PIXELS_PER_MODULE)]?.[Math.floor(x / PIXELS_PER_MODULE)] === true;
      const at = row + (x >> 3);
      if (!isDark) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return bytes;
}
