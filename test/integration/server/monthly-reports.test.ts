/** 信访工作月报 over HTTP on the three stores: who counts, who hands in, who reads, and what can be proved afterwards (MR-01 to MR-07). */
import { beforeEach, describe, expect, test } from 'vitest';
import { openPgliteStore } from '#server/db/open-store.ts';
import { pgliteConnections } from '#server/db/pglite.ts';
import type { ServerStore } from '#server/db/store.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { ROLES, type Role } from '#shared/model/county.ts';
import type { MonthlyFigures } from '#shared/model/monthly-report.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { AuditHeadResponse, AuditListResponse, AuditStateResponse } from '#shared/sync/audit.ts';
import { FiguresResponse, HandInResponse, ReportsResponse } from '#shared/sync/monthly-report.ts';
import {
  enrolTestDevice,
  MIGRATIONS,
  setupServer,
  setUpFictional,
  temporaryFolder,
  type TestDevice,
  type TestServer,
} from '#test/support/server.ts';
import { A_REPORT } from './fill-store.ts';
import { authorOf } from './sample-operations.ts';
import { emptyStore, STORES } from './stores.ts';

/** Whoever reads the counts; the auditor by the log's own right. */
const READERS: readonly Role[] = [
  'petition-clerk',
  'petition-head',
  'deputy-chief',
  'chief',
  'statistician',
  'auditor',
  'upstream-viewer',
];
const WRITERS: readonly Role[] = ['petition-clerk', 'petition-head', 'statistician'];
const OCTOBER = Instant.parse('2026-10-08T02:00:00.000Z');
const CANARIES = ['欧阳某金丝雀', '13911112222', '院墙外那棵柿子树', '青司信甲溪〔2026〕1号', 'jiaxi-D1-2026'];
const [NAME = '', PHONE = '', WORDS = ''] = CANARIES;

describe.each(STORES)('MR monthly reports on %s', (_kind, start) => {
  const opened = emptyStore(start);
  let store: ServerStore;
  let server: TestServer;
  let clerk: TestDevice;

  beforeEach(async () => {
    store = opened();
    server = setupServer({ store });
    await setUpFictional(server.send);
    const jiaxi = await enrolTestDevice(server.send, 'jiaxi');
    const author = authorOf('jiaxi', 'D1');
    const ops = [1, 2, 3].map((n) =>
      author.register(n, {
        petitioners: [{ name: NAME, role: 'principal', phone: PHONE }],
        statement: WORDS,
        form: n === 3 ? 'letter' : 'visit',
        dutyUnit: 'jiaxi',
      }),
    );
    expect((await jiaxi.push(ops)).map(([code]) => code)).toEqual(['a', 'a', 'a']);
    const yijiang = await enrolTestDevice(server.send, 'yijiang');
    await yijiang.push([authorOf('yijiang', 'D1').register(1, { dutyUnit: 'yijiang' })]);
    clerk = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'petition-clerk' });
    server.clock.now = OCTOBER;
  });

  const counted = async (device: TestDevice, month = '2026-09'): Promise<MonthlyFigures> =>
    FiguresResponse.parse(await (await device.send(`/reports/figures/${month}`)).json()).figures;
  const handIn = async (
    device: TestDevice,
    figures: MonthlyFigures,
    more: { readonly month?: string; readonly reason?: string } = {},
  ): Promise<HandInResponse> => {
    const body = JSON.stringify({ wire: 1, month: '2026-09', figures, ...more });
    return HandInResponse.parse(await (await device.send('/reports', { method: 'POST', body })).json());
  };
  const refusal = async (...asked: Parameters<typeof handIn>): Promise<string> => {
    const answer = await handIn(...asked);
    return answer.outcome === 'refused' ? answer.why : answer.outcome;
  };
  const list = async (device: TestDevice): Promise<ReportsResponse['reports']> =>
    ReportsResponse.parse(await (await device.send('/reports?year=2026')).json()).reports;
  const arrives = async (n: number): Promise<void> => {
    const device = await enrolTestDevice(server.send, 'dingping');
    const op = authorOf('dingping', device.device, `late${n}`).register(n, { dutyUnit: 'dingping' });
    expect((await device.push([op]))[0]?.[0]).toBe('a');
  };

  test('MR-01 the county counts every matter, for the clerk and for the statistician who sees none', async () => {
    const figures = await counted(clerk);
    expect(figures.received).toMatchObject({
      total: 4,
      byForm: { visit: 3, letter: 1 },
      byOffice: { jiaxi: 3, yijiang: 1 },
    });
    expect(figures.standing).toEqual({ openBefore: 0, ended: 0, openAfter: 4 });
    const statistician = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'statistician-a' });
    expect(await counted(statistician)).toEqual(figures);
    expect((await counted(clerk, '2026-08')).received.total).toBe(0);
    expect(server.failures).toEqual([]);
  });

  test('MR-06, C18 what is handed in stands in the audit chain, and the chain says so at that place for ever', async () => {
    const answer = await handIn(clerk, await counted(clerk));
    if (answer.outcome !== 'taken') throw new Error(answer.why);
    const { head, ...report } = answer.report;
    expect(report).toMatchObject({ month: '2026-09', version: 1, by: 'petition-clerk', at: OCTOBER, reason: null });
    const auditor = await enrolTestDevice(server.send, 'qinglan', { officer: 'auditor-a' });
    const at = async (n: number): Promise<string | null> =>
      AuditHeadResponse.parse(await (await auditor.send(`/audit/head/${n}`)).json()).chain;
    expect(await at(head.seq)).toBe(head.chain);
    expect(await at(head.seq - 1)).not.toBe(head.chain);
    expect(await at(99_999)).toBeNull();
    const [entry] = AuditListResponse.parse(await (await auditor.send('/audit?kind=hand-in')).json()).entries;
    expect(entry?.seq).toBe(head.seq);
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({
      what: 'monthly-report',
      officer: 'petition-clerk',
      office: 'legal-affairs',
      count: 1,
      reason: '2026-09',
    });
    // The log goes on; what was printed stays right.
    await auditor.send('/people', { method: 'POST', body: '{}' });
    expect(await at(head.seq)).toBe(head.chain);
    const { county } = AuditStateResponse.parse(await (await auditor.send('/audit/state')).json());
    expect(county.brokenAt).toBeNull();
    expect(county.count).toBeGreaterThan(head.seq);
    for (const bad of ['0', '-1', 'x', '1.5', '9'.repeat(16)]) {
      expect((await auditor.send(`/audit/head/${bad}`)).status, bad).toBe(400);
    }
    expect((await clerk.send('/audit/head/1')).status).toBe(403);
    expect(server.failures).toEqual([]);
  });

  test('MR-02, MR-03, MR-04 what is not taken, and another version beside the first', async () => {
    const figures = await counted(clerk);
    const october = await counted(clerk, '2026-10');
    expect(await refusal(clerk, october, { month: '2026-10' })).toBe('month-not-over');
    const { standing } = figures;
    const out = { ...figures, standing: { ...standing, openAfter: standing.openAfter + 1 } };
    expect(await refusal(clerk, out)).toBe('not-balanced');
    // Sums that agree and are invented all the same.
    const invented = { ...figures, standing: { openBefore: 7, ended: 0, openAfter: 11 } };
    expect(await refusal(clerk, invented)).toBe('figures-changed');
    expect(await list(clerk)).toEqual([]);

    expect(await refusal(clerk, figures)).toBe('taken');
    // A lost answer: the same again adds nothing.
    expect(await refusal(clerk, figures, { reason: '再报一次' })).toBe('unchanged');
    await arrives(1);
    expect(await refusal(clerk, figures, { reason: '再报一次' })).toBe('figures-changed');
    const now = await counted(clerk);
    expect(await refusal(clerk, now)).toBe('reason-needed');
    expect(await refusal(clerk, now, { reason: '丁坪所补登一件' })).toBe('taken');
    const reports = await list(clerk);
    expect(reports.map(({ month, version, reason }) => [month, version, reason])).toEqual([
      ['2026-09', 2, '丁坪所补登一件'],
      ['2026-09', 1, null],
    ]);
    expect(reports.map(({ figures: each }) => each.received.total)).toEqual([5, 4]);
    expect(reports[1]?.figures).toEqual(figures);
    expect(server.failures).toEqual([]);
  });

  test('MR-11 a report of an earlier form is read as it was handed in, and stays so beside a later one', async () => {
    const { bySource, lastYear, endedAt, ...rest } = await counted(clerk);
    expect([bySource, lastYear]).toEqual([
      { unstated: { repeated: 0, 'out-of-scope': 0, open: 4, verified: 0, moved: 0, ended: 0 } },
      null,
    ]);
    const earlier = { ...rest, endedAt: { office: endedAt.office, bureau: endedAt.bureau } };
    const row = { ...A_REPORT, month: '2026-09', figures: JSON.stringify(earlier) };
    await store.transaction((tx) => tx.addMonthlyReport(row));
    expect((await list(clerk)).map(({ figures }) => figures)).toEqual([earlier]);
    expect(await refusal(clerk, earlier)).toBe('figures-changed');
    expect(await refusal(clerk, await counted(clerk), { reason: '按新表重报' })).toBe('taken');
    const kept = await store.readMonthlyReports({ from: '2026-09', to: '2026-09' });
    expect(kept.map(({ version }) => version)).toEqual([2, 1]);
    expect(kept[1]).toEqual(row);
    expect(server.failures).toEqual([]);
  });

  test('MR-04 two who hand in at the same moment: one is first, the other is told', async () => {
    const figures = await counted(clerk);
    const head = await enrolTestDevice(server.send, 'legal-affairs', { officer: 'legal-affairs-head' });
    expect([await refusal(clerk, figures), await refusal(head, figures)].sort()).toEqual(['taken', 'unchanged']);
    expect(await list(clerk)).toHaveLength(1);
  });

  test('bodies and questions that make no sense are refused', async () => {
    const figures = await counted(clerk);
    const bodies = [
      { month: '2026-09' },
      { month: '2026-13', figures },
      { month: '2026-09', figures, reason: '电话 13911112222' },
      { month: '2026-09', figures: { ...figures, note: NAME } },
    ];
    for (const body of bodies) {
      const sent = JSON.stringify({ wire: 1, ...body });
      expect((await clerk.send('/reports', { method: 'POST', body: sent })).status, sent.slice(-40)).toBe(400);
    }
    for (const path of ['/reports', '/reports?year=26', '/reports/figures/2026-9']) {
      expect((await clerk.send(path)).status, path).toBe(400);
    }
    expect(server.failures).toEqual([]);
  });

  test('MR-03, MR-07, C17 each role reads and hands in as the table says, and the attempt of another is recorded', async () => {
    const county = await store.readCounty();
    const [someone] = fictionalCounty().officers;
    if (county === null || someone === undefined) throw new Error('no county');
    const more = ROLES.map((role) => ({ ...someone, id: `one-${role}`, unit: 'qinglan', roles: [role] }));
    await store.transaction((tx) =>
      tx.saveCounty({ ...county, version: county.version + 1, officers: [...county.officers, ...more] }),
    );
    await server.app.flush();
    const fresh = setupServer({ store, clock: OCTOBER });
    let cases = 0;
    for (const role of ROLES) {
      cases += 2;
      const device = await enrolTestDevice(fresh.send, 'qinglan', { officer: `one-${role}` });
      const reads = await device.send('/reports?year=2026');
      expect([role, reads.status]).toEqual([role, READERS.includes(role) ? 200 : 403]);
      const counts = await device.send('/reports/figures/2026-09');
      expect([role, counts.status]).toEqual([role, WRITERS.includes(role) ? 200 : 403]);
      const body = JSON.stringify({ wire: 1, month: '2026-09', figures: null });
      const given = await device.send('/reports', { method: 'POST', body });
      expect([role, given.status]).toEqual([role, WRITERS.includes(role) ? 400 : 403]);
    }
    expect(cases).toBe(ROLES.length * 2);
    const auditor = await enrolTestDevice(fresh.send, 'qinglan', { officer: 'one-auditor' });
    const log = await (await auditor.send('/audit?kind=failed-access')).text();
    expect(log).toContain('view-reports');
    expect(log).toContain('one-handler');
    expect(fresh.failures).toEqual([]);
  });

  test('MR-07, C17 nothing but counts reaches a device of 上级只读: no name, number or word of a matter', async () => {
    await handIn(clerk, await counted(clerk));
    const device = await enrolTestDevice(server.send, 'qinglan', { officer: 'upstream-a' });
    const paths = ['/reports?year=2026', '/snapshot', '/changes?cursor=0&chain=', '/profile', '/standing', '/lease'];
    let texts = 0;
    for (const path of [...paths, '/audit', '/tray', '/confidential', '/reports/figures/2026-09', '/devices']) {
      texts += 1;
      const text = await (await device.send(path)).text();
      for (const word of CANARIES) expect(text, path).not.toContain(word);
    }
    expect(texts).toBe(11);
    expect((await list(device))[0]?.figures.received.total).toBe(4);
    // The clerk's own feed has them: the canaries are really there.
    const seen = JSON.stringify(await clerk.snapshot());
    for (const word of CANARIES) expect(seen).toContain(word);
  });
});

test('MR-04 the database refuses to change or remove what was handed in', async () => {
  const folder = await temporaryFolder();
  const context = { migrations: MIGRATIONS, now: () => OCTOBER, log: () => undefined };
  const store = await openPgliteStore(folder.path, context);
  await store.transaction((tx) => tx.addMonthlyReport(A_REPORT));
  await expect(store.transaction((tx) => tx.addMonthlyReport(A_REPORT))).rejects.toThrow('monthly_reports');
  await store.close();
  const connections = await pgliteConnections(`${folder.path}/pglite`);
  const { execute, release } = await connections.acquire();
  await execute("set jft.claim = 'server'", []);
  for (const attempt of ["update monthly_reports set figures = '{}'", 'delete from monthly_reports']) {
    await expect(execute(attempt, []), attempt).rejects.toThrow('never changed or removed');
  }
  release();
  await connections.close();
  await folder.remove();
});
