import { Inflate } from 'fflate';
import { joined } from '#shared/lib/joined-bytes.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { SHEET_LIMITS, type SheetProblem } from './sheet-limits.ts';

type Entry = {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

const END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** An end record with the longest comment. */
const LONGEST_END = 22 + 0xffff;
/** Little in, so that one step cannot unpack to much (deflate reaches 1032 to 1). */
const STEP = 8 * 1024;

/**
 * Unpacks those parts of a zip file that `wanted` names, within SHEET_LIMITS (security C10). The directory is judged
 * before anything is unpacked, and what comes out is counted while it comes out: a directory may lie.
 */
export function openArchive(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Result<ReadonlyMap<string, Uint8Array>, SheetProblem> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let entries: readonly Entry[];
  try {
    const listed = readDirectory(view, bytes);
    if (!listed.ok) return listed;
    entries = listed.value;
  } catch {
    // A place outside of the file: cut off, or made by hand.
    return err('damaged');
  }
  const names = new Set(entries.map(({ name }) => name));
  if (names.size < entries.length || entries.some(({ name }) => !isPlainName(name))) return err('bad-part-name');
  const taken = entries.filter(({ name }) => wanted(name));
  if (taken.some(({ encrypted }) => encrypted)) return err('old-or-locked');
  if (taken.some(isTooLarge) || sum(taken.map(({ size }) => size)) > SHEET_LIMITS.totalBytes)
    return err('unpacks-too-large');
  const parts = new Map<string, Uint8Array>();
  for (const entry of taken) {
    try {
      const part = unpack(view, bytes, entry);
      if (!part.ok) return part;
      parts.set(entry.name, part.value);
    } catch {
      return err('damaged');
    }
  }
  return ok(parts);
}

function readDirectory(view: DataView, bytes: Uint8Array): Result<readonly Entry[], SheetProblem> {
  let end = bytes.length - 22;
  const lowest = Math.max(0, bytes.length - LONGEST_END);
  while (end >= lowest && view.getUint32(end, true) !== END) end -= 1;
  if (end < lowest) return err('damaged');
  const count = view.getUint16(end + 10, true);
  if (count > SHEET_LIMITS.entries) return err('too-many-parts');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) return err('damaged');
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return ok(entries);
}

/** No way out of a folder, no absolute path, nothing hidden; we write no file, but a file with such names is no ledger. */
function isPlainName(name: string): boolean {
  if (name === '' || name.length > 300 || /^[/\\]|\\|^[a-z]:|[\p{Cc}\u202a-\u202e\u2066-\u2069]/iu.test(name))
    return false;
  return !name.split('/').includes('..');
}

const isTooLarge = ({ packed, size }: Entry): boolean =>
  size > SHEET_LIMITS.entryBytes || (size > SHEET_LIMITS.ratioFrom && size > packed * SHEET_LIMITS.ratio);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

function unpack(view: DataView, bytes: Uint8Array, entry: Entry): Result<Uint8Array, SheetProblem> {
  if (view.getUint32(entry.at, true) !== LOCAL_ENTRY) return err('damaged');
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  const packed = bytes.subarray(start, start + entry.packed);
  if (packed.length < entry.packed) return err('damaged');
  if (entry.method === 0) return packed.length === entry.size ? ok(packed) : err('damaged');
  if (entry.method !== 8) return err('damaged');
  const chunks: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((chunk) => {
    length += chunk.length;
    if (length <= entry.size) chunks.push(chunk);
  });
  for (let from = 0; from < packed.length; from += STEP) {
    inflate.push(packed.subarray(from, from + STEP), from + STEP >= packed.length);
    // More than the directory said, and that was within the limits.
    if (length > entry.size) return err('unpacks-too-large');
  }
  return length === entry.size ? ok(joined(...chunks)) : err('damaged');
}
