import type { AttachmentType } from '#shared/model/attachment.ts';

/** How many leading bytes are enough to tell. */
export const MAGIC_BYTES = 8192;

/** Bytes at a place, written as text (each character one byte). */
const SIGNATURES: readonly (readonly [AttachmentType, number, string])[] = [
  ['image/jpeg', 0, '\xff\xd8\xff'],
  ['image/png', 0, '\x89PNG\r\n\x1a\n'],
  ['image/webp', 8, 'WEBP'],
  ['image/tiff', 0, 'II*\0'],
  ['image/tiff', 0, 'MM\0*'],
  ['application/pdf', 0, '%PDF-'],
  ['application/x-ole-storage', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['audio/wav', 8, 'WAVE'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/amr', 0, '#!AMR'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['audio/mpeg', 0, '\xff\xf3'],
];

/**
 * What a content is by its leading bytes (AT-02); a name can say anything. `null`: nothing that may be attached, such as
 * a program, a page or a drawing with script.
 */
export function mediaTypeOf(head: Uint8Array): AttachmentType | null {
  const text = String.fromCharCode(...head.subarray(0, MAGIC_BYTES));
  const plain = SIGNATURES.find(([, at, bytes]) => text.startsWith(bytes, at));
  if (plain !== undefined) return plain[0];
  // Two letters alone would be a text that begins with them; the four reserved bytes of a bitmap are zero.
  if (text.startsWith('BM') && text.startsWith('\0\0\0\0', 6)) return 'image/bmp';
  if (text.startsWith('\x1a\x45\xdf\xa3')) return /V_(?:VP[89]|AV1|MPEG)/.test(text) ? 'video/webm' : 'audio/webm';
  if (text.startsWith('ftyp', 4)) return ofBrand(text.slice(8, 12));
  return text.startsWith('PK\x03\x04') ? ofArchive(text) : null;
}

function ofBrand(brand: string): AttachmentType {
  if (/^(?:hei[cxms]|mif1|hevc)$/.test(brand)) return 'image/heic';
  return brand === 'M4A ' || brand === 'M4B ' ? 'audio/mp4' : 'video/mp4';
}

/** Office files are archives; the names of their first entries tell which. */
function ofArchive(text: string): AttachmentType {
  if (text.includes('OFD.xml')) return 'application/ofd';
  if (text.includes('word/')) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (text.includes('xl/')) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return 'application/zip';
}

export const isPicture = (type: AttachmentType): boolean => type.startsWith('image/');

/** Sound, or pictures with sound. */
export const isRecording = (type: AttachmentType): boolean => type.startsWith('audio/') || type.startsWith('video/');

/** Pictures that every Chromium shows; the others are saved and opened elsewhere. */
export const isShown = (type: AttachmentType): boolean =>
  type === 'image/jpeg' || type === 'image/png' || type === 'image/webp' || type === 'image/bmp';
