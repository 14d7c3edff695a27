import type { PrintDocument } from '#shared/documents/print-document.ts';

/**
 * What fits below the head of a board in its large type: characters of a line, and lines beside one name. A further name
 * takes as much as three lines (board.css).
 */
const ROOM = {
  'A4 landscape': { line: 26, lines: 5 },
  'A4 portrait': { line: 15, lines: 11 },
  'A3 landscape': { line: 31, lines: 9 },
  'A3 portrait': { line: 19, lines: 17 },
} as const;
const NAME = 3;

/** A board with more to say than its large type has room for is set smaller: it is one sheet, always (R004-39). */
export function isDenseBoard({ look, page, orientation, blocks }: PrintDocument): boolean {
  if (look !== 'board') return false;
  const room = ROOM[`${page === 'A3' ? 'A3' : 'A4'} ${orientation}`];
  const lines = blocks.reduce((sum, block) => {
    if (block.kind === 'names') return sum + NAME * Math.max(0, block.people.length - 1);
    if (block.kind !== 'key-values') return sum;
    return sum + block.items.reduce((all, { value }) => all + Math.ceil(value.length / room.line), 0);
  }, 0);
  return lines > room.lines;
}
