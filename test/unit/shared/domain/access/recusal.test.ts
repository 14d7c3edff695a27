import { expect, test } from 'vitest';
import { ACCESS_ACTIONS, may, SCOPES } from '#shared/domain/access/matrix.ts';
import { accusedIn, factsOf, rowFacts } from '#shared/domain/access/matter-facts.ts';
import { recusalProblem } from '#shared/domain/access/recusal.ts';
import type { Action } from '#shared/model/action.ts';
import { ROLES } from '#shared/model/county.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { aRegistration } from '#test/integration/server/sample-operations.ts';
import { registered } from '../workflow/life.ts';
import { FACTS, one } from './access-cases.ts';

const { units } = fictionalCounty();
const unit = units.find(({ code }) => code === 'bingling');
if (unit === undefined) throw new Error('no such unit');
const { code, name, shortName } = unit;
const PROPOSE = { kind: 'propose', unit: code, dueOn: '2026-09-10', opinion: '请核实' } as unknown as Action;
const TRANSFER = { kind: 'transfer', to: name, unit: code, reason: '属其职责', on: '2026-09-04' } as unknown as Action;
const ELSEWHERE = { kind: 'transfer', to: '县纪委监委', reason: '属其职责', on: '2026-09-04' } as unknown as Action;
const AMEND = { kind: 'amend', set: { dutyUnit: code } } as unknown as Action;
const BOTH = { kind: 'amend', set: { dutyUnit: code, purpose: 'accusation' } } as unknown as Action;
const OFFICER = { kind: 'amend', set: { dutyOfficer: '林某测' } } as unknown as Action;
const NOTE = { kind: 'add-note', text: name } as Action;
const REFUSED = { code: 'unit-accused', unit: code };

test.each([
  ['proposed for it', 'accusation', `${name}所长`, PROPOSE, REFUSED],
  ['by its short name', 'accusation', `${shortName}的人`, PROPOSE, REFUSED],
  ['transferred to it', 'accusation', name, TRANSFER, REFUSED],
  ['made its duty', 'accusation', name, AMEND, REFUSED],
  ['made an accusation and its duty at once', 'appeal-resolve', name, BOTH, REFUSED],
  ['about somebody else', 'accusation', '某律师事务所', PROPOSE, null],
  [
    'about it, spaced out as on a form',
    'accusation',
    '甲溪 司法所　林 某测',
    OFFICER,
    { code: 'duty-officer-accused', officer: '林某测' },
  ],
  ['about nobody named', 'accusation', undefined, PROPOSE, null],
  ['another organ, which has no code', 'accusation', name, ELSEWHERE, null],
  ['a complaint, which its unit handles', 'appeal-resolve', name, PROPOSE, null],
  ['made its duty officer', 'accusation', '甲溪所林某测', OFFICER, { code: 'duty-officer-accused', officer: '林某测' }],
  ['a complaint, whose duty officer it is about', 'appeal-resolve', '林某测', OFFICER, null],
  ['no handing over', 'accusation', name, NOTE, null],
] as const)('RC-01 %s', (_, purpose, concernedParty, action, expected) => {
  const about = { purpose, ...(concernedParty !== undefined && { concernedParty }) };
  expect(recusalProblem(about, action, units)).toEqual(expected);
});

const OF_THE_REGISTRATION = ['add-attachment', 'link-matter', 'record-print', 'seal-confidential'];

test.each(ROLES)('RC-02 %s: nothing with a matter that accuses them, everything as before with any other', (role) => {
  const acting = one(role);
  let ran = 0;
  for (const action of ACCESS_ACTIONS) {
    for (const scope of SCOPES) {
      const facts = FACTS[scope];
      if (facts === null) continue;
      const usual = may(acting, action, facts);
      const where = `${action} ${scope}`;
      for (const accused of ['甲溪司法所林某乙', '甲溪司法所', undefined])
        expect(may(acting, action, { ...facts, accused }), where).toEqual(usual);
      const about = may(acting, action, { ...facts, accused: `甲溪司法所所长${acting.name}` });
      const recused = { ok: false, error: { code: 'officer-accused' } };
      expect(about, where).toEqual(OF_THE_REGISTRATION.includes(action) ? usual : recused);
      ran += 1;
    }
  }
  expect(ran).toBeGreaterThanOrEqual(280);
});

test('RC-02 only an accusation accuses, in a matter as in a line of a list', () => {
  const registration = aRegistration({ purpose: 'accusation', concernedParty: '林某测' });
  expect(accusedIn(registration)).toBe('林某测');
  expect(accusedIn({ ...registration, purpose: 'appeal-resolve' })).toBeUndefined();
  const view = registered({ purpose: 'accusation', concernedParty: '林某测' });
  const { office, registration: r } = view;
  const row = { office, dutyUnit: r.dutyUnit, coUnits: [], accused: accusedIn(r) };
  expect(rowFacts(row)).toEqual(factsOf(view));
});
