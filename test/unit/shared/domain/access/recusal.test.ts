import { expect, test } from 'vitest';
import { recusalProblem } from '#shared/domain/access/recusal.ts';
import type { Action } from '#shared/model/action.ts';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';

const { units } = fictionalCounty();
const unit = units.find(({ code }) => code === 'bingling');
if (unit === undefined) throw new Error('no such unit');
const { code, name, shortName } = unit;
const PROPOSE = { kind: 'propose', unit: code, dueOn: '2026-09-10', opinion: '请核实' } as unknown as Action;
const TRANSFER = { kind: 'transfer', to: name, unit: code, reason: '属其职责', on: '2026-09-04' } as unknown as Action;
const ELSEWHERE = { kind: 'transfer', to: '县纪委监委', reason: '属其职责', on: '2026-09-04' } as unknown as Action;
const AMEND = { kind: 'amend', set: { dutyUnit: code } } as unknown as Action;
const BOTH = { kind: 'amend', set: { dutyUnit: code, purpose: 'accusation' } } as unknown as Action;
const NOTE = { kind: 'add-note', text: name } as Action;
const REFUSED = { code: 'unit-accused', unit: code };

test.each([
  ['proposed for it', 'accusation', `${name}所长`, PROPOSE, REFUSED],
  ['by its short name', 'accusation', `${shortName}的人`, PROPOSE, REFUSED],
  ['transferred to it', 'accusation', name, TRANSFER, REFUSED],
  ['made its duty', 'accusation', name, AMEND, REFUSED],
  ['made an accusation and its duty at once', 'appeal-resolve', name, BOTH, REFUSED],
  ['about somebody else', 'accusation', '某律师事务所', PROPOSE, null],
  ['about nobody named', 'accusation', undefined, PROPOSE, null],
  ['another organ, which has no code', 'accusation', name, ELSEWHERE, null],
  ['a complaint, which its unit handles', 'appeal-resolve', name, PROPOSE, null],
  ['no handing over', 'accusation', name, NOTE, null],
] as const)('RC-01 %s', (_, purpose, concernedParty, action, expected) => {
  const about = { purpose, ...(concernedParty !== undefined && { concernedParty }) };
  expect(recusalProblem(about, action, units)).toEqual(expected);
});
