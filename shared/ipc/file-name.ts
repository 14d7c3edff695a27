import { EXTENSION_BY_MIME, type FileMime } from './file-types.ts';

const MAX_STEM = 100;
const FORBIDDEN = /[\\/:*?"<>|]/gu;
// Control characters, and marks nobody sees: those can make "fdp.exe" read as "exe.pdf" (security C10).
const HIDDEN = /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/iu;

/** A file name as it may be shown: without control characters and direction marks. */
export function withoutHidden(name: string): string {
  return name.normalize('NFC').replace(HIDDEN, '');
}

/**
 * A suggested name made safe to offer in a save dialog on every platform: one path segment, no hidden or control
 * characters, no Windows device name, at most 100 characters, ending in the extension of `mime`.
 */
export function cleanFileName(suggested: string, mime: FileMime): string {
  const extension = EXTENSION_BY_MIME[mime];
  const flat = withoutHidden(suggested).replace(FORBIDDEN, '_');
  const bare = flat.toLowerCase().endsWith(extension) ? flat.slice(0, -extension.length) : flat;
  // Whole code points, so that a rare character of a name is never cut in half.
  const stem = Array.from(bare)
    .slice(0, MAX_STEM)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/gu, '');
  if (stem === '') return `jiefangtai${extension}`;
  return `${WINDOWS_DEVICE.test(stem) ? '_' : ''}${stem}${extension}`;
}
