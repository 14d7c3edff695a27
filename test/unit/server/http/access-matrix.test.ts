import { beforeAll, describe, expect, test } from 'vitest';
import type { AccessAction, Scope } from '#shared/domain/access/matrix.ts';
import { ACCESS_ACTIONS, OTHER_ACTIONS, SCOPES } from '#shared/domain/access/matrix.ts';
import type { ActionKind } from '#shared/model/action.ts';
import { ROLES, type CountyProfile, type Role } from '#shared/model/county.ts';
import { createMemoryStore, type MemoryDump } from '#server/db/memory-store.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { authorOf } from '#test/integration/server/sample-operations.ts';
import { expected, letterOf } from '#test/unit/shared/domain/access/access-cases.ts';
import { STEPS } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { enrolTestDevice, setupServer, setUpFictional, type TestDevice } from '#test/support/server.ts';

/** The fictional county with one more officer of each single role at 甲溪. */
function countyWithEveryRole(): CountyProfile {
  const county = fictionalCounty();
  const [someone] = county.officers;
  if (someone === undefined) throw new Error('no officer');
  const more = ROLES.map((role) => ({ ...someone, id: `one-${role}`, unit: 'jiaxi', roles: [role] }));
  return { ...county, officers: [...county.officers, ...more] };
}

/** Well-formed actions at the counter; the steps are those of the workflow's own tests. */
const COUNTER: Readonly<Record<string, object>> = {
  amend: { set: { summary: '反映另一件事' } },
  'settle-on-spot': { closeMode: 'explained', reply: '已答复', informedBy: 'in-person', informedOn: '2026-09-04' },
  'guide-out': { reason: '不属本局', redirectTo: '县自然资源局', informedOn: '2026-09-04' },
  'refer-mediation': {
    committee: '甲溪调委会',
    parties: [
      { name: '孙某丙', agreed: true },
      { name: '李某丁', agreed: true },
    ],
    agreedOn: '2026-09-04',
  },
  'link-matter': { to: 'stream-0000000000000002', relation: 'same-matter' },
  'unlink-matter': { to: 'stream-0000000000000002', reason: '不是同一件' },
  'resolve-conflict': { contested: 'operation-0000000002', field: 'summary', keep: 'current' },
  'confirm-date': { occurredAt: '2026-09-04T01:10:00.000Z', receivedOn: '2026-09-04', reason: '时钟不准' },
  void: { reason: '重复登记' },
  'add-note': { text: '附注' },
  'add-attachment': {
    hash: '5f'.repeat(32),
    size: 1000,
    type: 'image/jpeg',
    title: '来信第1页',
    category: 'letter-scan',
    source: 'petitioner',
  },
  'withdraw-attachment': { attachment: 'operation-0000000002', reason: '传错了' },
  'issue-paper': { paper: 'meeting-notice', template: 1, issuer: '甲溪司法所', values: {} },
  'record-print': { what: 'receipt' },
};

const isOther = (action: AccessAction): boolean => (OTHER_ACTIONS as readonly string[]).includes(action);
const KINDS = ACCESS_ACTIONS.filter(
  (action): action is Exclude<ActionKind, 'register'> => !isOther(action) && action !== 'register',
);
const MATTER_SCOPES = SCOPES.filter((scope): scope is Exclude<Scope, 'none'> => scope !== 'none');

const ACCESS_REFUSALS = ['officer-unknown', 'role-missing', 'other-office', 'moved-away'];

/** A matter of each scope for each action, as an officer of 甲溪 stands to it; and what the server then holds. */
async function fill(): Promise<{ dump: MemoryDump; streamOf: (action: string, scope: Scope) => string }> {
  const store = createMemoryStore();
  const server = setupServer({ store });
  await setUpFictional(server.send);
  const [jiaxi, yijiang, bureau] = [
    await enrolTestDevice(server.send, 'jiaxi'),
    await enrolTestDevice(server.send, 'yijiang'),
    await enrolTestDevice(server.send, 'legal-affairs'),
  ];
  const authors = {
    jiaxi: authorOf('jiaxi', 'D1'),
    yijiang: authorOf('yijiang', 'D1'),
    bureau: authorOf('legal-affairs', 'D1'),
  };
  const streams = new Map<string, string>();
  const made = { jiaxi: [] as object[], yijiang: [] as object[], bureau: [] as object[] };
  let n = 0;
  for (const action of ['view', ...KINDS]) {
    for (const scope of MATTER_SCOPES) {
      const from = scope === 'own-office' ? 'jiaxi' : 'yijiang';
      const isElsewhere = scope === 'county' || scope === 'co-unit';
      const dutyUnit = scope === 'own-office' ? 'grassroots' : isElsewhere ? 'yijiang' : 'jiaxi';
      const op = authors[from].register((n += 1), { dutyUnit });
      made[from].push(op);
      streams.set(`${action} ${scope}`, op.stream);
      if (scope === 'co-unit') {
        // CO-01: others are asked while the matter is being handled.
        for (const step of [STEPS['decide-intake'], { ...STEPS['ask-co-unit'], unit: 'jiaxi' }])
          made.yijiang.push(authors.yijiang.act(op.stream, step, { base: 1_000_000 }));
      }
      if (scope === 'stub') {
        const moved = { kind: 'amend', set: { dutyUnit: 'grassroots' } };
        made.bureau.push(authors.bureau.act(op.stream, moved, { base: 1_000_000 }));
      }
    }
  }
  for (const [device, ops] of [
    [jiaxi, made.jiaxi],
    [yijiang, made.yijiang],
    [bureau, made.bureau],
  ] as const) {
    const receipts = await device.push(ops);
    expect(receipts.filter(([code]) => code !== 'a')).toEqual([]);
  }
  await store.transaction((tx) => tx.saveCounty(countyWithEveryRole()));
  await server.app.flush();
  return {
    dump: store.dump(),
    streamOf: (action, scope) => streams.get(`${action} ${scope}`) ?? '',
  };
}

let base: Awaited<ReturnType<typeof fill>>;
beforeAll(async () => {
  base = await fill();
}, 60_000);

/** A server that holds what was filled in, and a device of 甲溪 on which only an officer of this role has a seat. */
async function deviceOf(role: Role) {
  const server = setupServer({ store: createMemoryStore(base.dump) });
  return { server, device: await enrolTestDevice(server.send, 'jiaxi', { officer: `one-${role}` }) };
}

const YEAR = {
  year: 2027,
  coverage: 'statutory',
  source: '虚构的2027年放假安排',
  days: [{ date: '2027-01-04', kind: 'rest', name: '元旦' }],
};

/** How each of the other actions is asked for; the rest happens on the device and is the matrix's own test. */
const ROUTES: Readonly<Partial<Record<AccessAction, (device: TestDevice) => Promise<Response>>>> = {
  'county-tray': (device) => device.send('/tray'),
  'audit-read': (device) => device.send('/audit'),
  'package-exchange': (device) => device.send('/packages', { method: 'POST', body: 'x' }),
  'hand-in-report': (device) => device.send('/reports/figures/2026-08'),
  'people-manage': (device) => device.send('/devices'),
  'calendar-enter': (device) =>
    device.send('/calendar', {
      method: 'POST',
      body: JSON.stringify({ wire: 1, officer: device.officer, seen: 99, year: YEAR }),
    }),
  'profile-manage': (device) =>
    device.send('/county', {
      method: 'POST',
      body: JSON.stringify({ wire: 1, seen: 99, change: { kind: 'close-unit', code: 'jiaxi' } }),
    }),
  'device-revoke': (device) =>
    device.send('/devices/jiaxi/D77/revoke', { method: 'POST', body: JSON.stringify({ wire: 1, reason: '遗失' }) }),
};

describe('C17 role × action × scope over HTTP, with signed requests', () => {
  let cases = 0;

  test.each(ROLES)('%s acts on matters as the table says', async (role) => {
    const { server, device } = await deviceOf(role);
    const author = authorOf('jiaxi', device.device, `one${ROLES.indexOf(role)}`);
    const by = `one-${role}`;
    const asked = KINDS.flatMap((action) => MATTER_SCOPES.map((scope) => ({ action, scope })));
    const ops = asked.map(({ action, scope }) => {
      const content = COUNTER[action] ?? STEPS[action as keyof typeof STEPS];
      return author.act(base.streamOf(action, scope), { ...content, kind: action }, { by });
    });
    const registered = author.register(1, { dutyUnit: 'jiaxi' }, { by });
    const receipts = await device.push([...ops, registered]);
    const wrong = asked.flatMap(({ action, scope }, i) => {
      cases += 1;
      const [code, why] = receipts[i] ?? ['', ''];
      const allowed = code === 'a' || (code === 'r' && !ACCESS_REFUSALS.includes(String(why)));
      return allowed === expected(letterOf(role, action), scope) ? [] : [`${action} ${scope}: ${code} ${String(why)}`];
    });
    expect(wrong).toEqual([]);
    cases += 1;
    expect(receipts.at(-1)?.[0]).toBe(letterOf(role, 'register') === '+' ? 'a' : 'r');
    expect(server.failures).toEqual([]);
  });

  test.each(ROLES)('%s sees the matters and the county’s own pages as the table says', async (role) => {
    const { server, device } = await deviceOf(role);
    const seen = new Set((await device.snapshot()).flatMap(({ views }) => views.map((view): string => view.id)));
    for (const scope of MATTER_SCOPES) {
      cases += 2;
      // ACC-07: a computer receives what its units have; who of its officers sees what they help with, it cuts itself (ACC-06).
      const received = expected(letterOf(role, 'view'), scope === 'co-unit' ? 'own-unit' : scope);
      expect([scope, seen.has(base.streamOf('view', scope))]).toEqual([scope, received]);
      const looks = await device.send(`/audit/matter/${base.streamOf('view', scope)}`);
      const mayLook = expected(letterOf(role, 'audit-of-matter'), scope);
      expect(['audit-of-matter', scope, looks.status]).toEqual(['audit-of-matter', scope, mayLook ? 200 : 403]);
    }
    for (const [action, ask] of Object.entries(ROUTES)) {
      cases += 1;
      const { status } = await ask(device);
      // A key of the table above.
      const allowed = expected(letterOf(role, action as AccessAction), 'none');
      expect([action, status === 403]).toEqual([action, !allowed]);
    }
    expect(server.failures).toEqual([]);
  });

  test('every cell that has a way over HTTP was asked for', () => {
    expect(KINDS.length).toBeGreaterThanOrEqual(65);
    expect(cases).toBeGreaterThanOrEqual(ROLES.length * (65 * 4 + 1 + 8 + 8));
  });
});
