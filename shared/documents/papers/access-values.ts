/** What the newest request about a person's own data says for its reply, and this person's part of the registration (C40). */
import { accessRequestsOf } from '#shared/domain/workflow/facts.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Petitioner } from '#shared/model/registration.ts';
import { idTypeLabels, petitionFormLabels } from '../code-labels.ts';
import { dateText } from '../date-text.ts';
import type { PaperValues } from './paper.ts';

/** Nothing without a request, so that no other paper carries anybody's data by it. */
export function accessValues(view: MatterView): PaperValues {
  const request = accessRequestsOf(view).at(-1);
  if (request === undefined) return {};
  const { asks, person, text, on } = request.asked.action;
  const answer = request.decision?.action;
  const hands = answer !== undefined && answer.outcome !== 'refused' && (asks === 'see' || asks === 'copy');
  return {
    accessOn: on,
    accessAsks: asks,
    accessText: text.replace(/[。；;.]+$/u, ''),
    accessOutcome: answer?.outcome,
    accessGround: answer?.ground,
    accessReason: answer?.reason,
    ownRecord: hands ? ownRecord(view, person) : [],
  };
}

/**
 * One line for each thing registered of this person, and their own words. Not the clerk's summary, opinions, notes or
 * steps, nothing of the others who came along; their names are hidden in what was told.
 */
export function ownRecord(view: MatterView, name: string): readonly string[] {
  const r = view.registration;
  const own = r.petitioners.find((person) => person.name.trim() === name.trim());
  if (own === undefined) return [];
  const others = r.petitioners.filter((person) => person !== own);
  const told = r.statement ?? r.claims.join('；');
  return [
    ['姓名', own.name],
    [
      '证件',
      own.idNo === undefined ? '' : `${own.idType === undefined ? '' : idTypeLabels[own.idType]} ${own.idNo}`.trim(),
    ],
    ['电话', own.phone ?? ''],
    ['住址', own.address ?? ''],
    ['信访形式', petitionFormLabels[r.form]],
    ['收到日期', dateText(r.receivedOn)],
    ['编号', view.officialNo ?? view.slipNo],
    ['本人反映的内容', withoutNames(told, others).replaceAll('\n', ' ')],
  ].flatMap(([label, value]) => (value === undefined || value === '' ? [] : [`${label}：${value}`]));
}

const withoutNames = (text: string, others: readonly Petitioner[]): string =>
  others.reduce((rest, { name }) => (name.trim() === '' ? rest : rest.replaceAll(name.trim(), '＊＊')), text);
