/** A notice as a table (日期, 休/班, 节名; pasted from a spreadsheet or a page) or as JSON of the same. */
import { readDate } from './notice-date.ts';
import { kindOf, weekdayIn, type NoticeLine, type NoticeLines, type NoticeProblem } from './notice-lines.ts';

/** Cells apart by tabs, commas, semicolons or spaces; the weekday may have a cell of its own, a headline is left out. */
export function readTable(text: string, year: number): NoticeLines {
  const rows = text.split(/\r?\n/).map((row, i) => ({ at: i + 1, row: row.trim() }));
  const filled = rows.filter(({ row }) => row !== '' && !isHeadline(row));
  return collect(
    filled.map(({ at, row }) =>
      readRow(
        row.split(/[\s,，;；|]+/).filter((cell) => cell !== ''),
        at,
        year,
      ),
    ),
  );
}

const isHeadline = (row: string): boolean => !/\d/.test(row) && /日期|节日|节名|date|kind|name/i.test(row);

/** `[{ "date": "2027-01-01", "kind": "rest", "name": "元旦" }, …]`, or an object with such a list under `days`. */
export function readJson(text: string, year: number): NoticeLines {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { lines: [], problems: [{ code: 'not-json' }] };
  }
  const entries = Array.isArray(json) ? json : property(json, 'days');
  if (!Array.isArray(entries)) return { lines: [], problems: [{ code: 'not-json' }] };
  const own = Array.isArray(json) ? undefined : property(json, 'year');
  const read = collect(entries.map((entry: unknown, i) => readEntry(entry, i + 1, year)));
  if (typeof own !== 'number' || own === year) return read;
  return { lines: read.lines, problems: [{ code: 'other-year', year: own }, ...read.problems] };
}

function readEntry(entry: unknown, at: number, year: number): NoticeLine | NoticeProblem {
  const cells = ['date', 'kind', 'name'].map((key) => property(entry, key));
  const texts = cells.filter((cell) => typeof cell === 'string');
  if (texts.length < cells.length) return { code: 'unreadable', at, text: JSON.stringify(entry).slice(0, 60) };
  return readRow(texts, at, year);
}

function readRow(cells: readonly string[], at: number, year: number): NoticeLine | NoticeProblem {
  const [first = '', ...others] = cells;
  const text = cells.join(' ').slice(0, 60);
  const date = readDate(first, year);
  if (date === null) return { code: 'unreadable', at, text };
  if (date === 'no-such-day') return { code: 'no-such-day', at, text: first };
  const said = weekdayIn(text);
  const rest = others.filter((cell) => weekdayIn(cell) === undefined);
  const kindAt = rest.findIndex((cell) => kindOf(cell) !== null);
  const kind = kindOf(rest[kindAt] ?? '');
  if (kind === null) return { code: 'kind-unknown', at, text };
  const name = rest
    .filter((_, i) => i !== kindAt)
    .join('')
    .slice(0, 20);
  if (name === '') return { code: 'name-missing', at };
  return { at, date, kind, name, ...(said !== undefined && { said }) };
}

function collect(read: readonly (NoticeLine | NoticeProblem)[]): NoticeLines {
  const lines: NoticeLine[] = [];
  const problems: NoticeProblem[] = [];
  for (const one of read) {
    if ('code' in one) problems.push(one);
    else lines.push(one);
  }
  return { lines, problems };
}

function property(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  // `hasOwn` has just shown it.
  return (value as Record<string, unknown>)[key];
}
