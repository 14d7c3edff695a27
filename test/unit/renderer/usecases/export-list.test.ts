import { describe, expect, test } from 'vitest';
import type { Acting } from '#shared/domain/access/acting.ts';
import { ok } from '#shared/lib/result.ts';
import { readSheets } from '#renderer/sheets/read-sheets.ts';
import { exportList, type ExportRequest, type SaveXlsx } from '#renderer/usecases/export-list.ts';
import type { Audit, AuditNote } from '#renderer/usecases/record-audit.ts';

const head: Acting = {
  officer: 'he',
  name: '林某测',
  roles: ['office-head'],
  unit: 'jiaxi',
  office: 'jiaxi',
  county: false,
  oversees: [],
};
const row = (office: string, text: string) => ({ facts: { office, units: [office] }, cells: [text, '=1+1'] });
const request = (part: Partial<ExportRequest> = {}): ExportRequest => ({
  what: 'ledger',
  title: '信访登记簿',
  columns: [
    { header: '编号', width: 10 },
    { header: '事项', width: 10 },
  ],
  rows: [row('jiaxi', '一'), row('yijiang', '二'), row('jiaxi', '三')],
  purpose: 'check',
  reason: '交所务会核对',
  watermark: (count) => `何某 导出 ${count} 件`,
  ...part,
});

async function run(
  part: Partial<ExportRequest> = {},
  acting: Acting | null = head,
  more: { disk?: 'full'; save?: SaveXlsx } = {},
) {
  const notes: AuditNote[] = [];
  const files: Uint8Array[] = [];
  const audit: Audit = {
    note: (note) => void notes.push(note),
    record: (note) => {
      notes.push(note);
      return Promise.resolve(more.disk === 'full' ? { ok: false, error: { code: 'disk-full' } } : ok(null));
    },
  };
  const saveFile: SaveXlsx = ({ bytes }) => {
    files.push(bytes);
    return Promise.resolve({ saved: true });
  };
  const result = await exportList({ acting, audit, saveFile: more.save ?? saveFile }, request(part));
  return { result, notes, files };
}

describe('C41 a list leaves the program', () => {
  test('ACC, security C10: what the officer may export, marked, inert, recorded before', async () => {
    const { result, notes, files } = await run();
    expect(result).toEqual(ok({ saved: true, count: 2, heldBack: 1 }));
    expect(notes).toEqual([{ kind: 'export', what: 'ledger', purpose: 'check', reason: '交所务会核对', count: 2 }]);
    const read = await readSheets({ name: 'a.xlsx', bytes: files[0] ?? new Uint8Array() });
    expect(read).toMatchObject({
      value: [
        {
          rows: [
            ['信访登记簿'],
            ['何某 导出 2 件'],
            ['编号', '事项'],
            ['一', "'=1+1"],
            ['三', "'=1+1"],
            ['何某 导出 2 件'],
          ],
        },
      ],
    });
  });
  test.each(['statistician', 'upstream-viewer'] as const)(
    'a %s exports no single matter, its own office’s neither',
    async (role) => {
      const { result, notes, files } = await run({}, { ...head, roles: [role] });
      expect(result).toMatchObject({ ok: false, error: 'nothing-allowed' });
      expect([notes, files]).toEqual([[], []]);
    },
  );
  test.each([
    ['no reason', { reason: '  ' }, head, {}, 'reason-missing'],
    ['a number of a person in the reason', { reason: '给13800000000' }, head, {}, 'reason-unsafe'],
    ['nobody the county knows', {}, null, {}, 'nothing-allowed'],
    ['a registering officer', {}, { ...head, roles: ['receptionist'] }, {}, 'nothing-allowed'],
    ['a statistician', {}, { ...head, roles: ['statistician'] }, {}, 'nothing-allowed'],
    ['a log that cannot be written', {}, head, { disk: 'full' }, 'not-recorded'],
  ] as const)('%s: nothing is written', async (_name, part, acting, more, problem) => {
    const { result, files } = await run(part, acting as Acting | null, more);
    expect(result).toEqual({ ok: false, error: problem });
    expect(files).toEqual([]);
  });
  test.each([
    ['cancelled', ok({ saved: false, count: 2, heldBack: 1 })],
    ['disk-full', { ok: false, error: 'not-saved' }],
  ])('a file that was not saved (%s) is told to the log too', async (reason, expected) => {
    const { result, notes } = await run({}, head, { save: () => Promise.resolve({ saved: false, reason }) });
    expect(result).toEqual(expected);
    expect(notes.map((note) => note.result)).toEqual([undefined, 'failed']);
  });
});
