/** Parts of a matter as text, shared by several forms. */
import { petitionClassOf } from '#shared/model/codes.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { Registration } from '#shared/model/registration.ts';
import {
  closeModeLabels,
  petitionClassLabels,
  petitionPurposeLabels,
  petitionerResponseLabels,
  serviceModeLabels,
} from './code-labels.ts';
import { BLANK_DATE, dateText } from './date-text.ts';
import { type PrintContext, unitName } from './print-context.ts';

/** 「申诉求决类·求决」. */
export function purposeText(registration: Registration): string {
  const group = petitionClassOf(registration.purpose);
  const name = petitionPurposeLabels[registration.purpose];
  return group === null ? name : `${petitionClassLabels[group]}·${name}`;
}

/** Area and village of the matter. */
export function issuePlace(registration: Registration, context: PrintContext): string {
  const office = registration.issueOffice === undefined ? '' : unitName(registration.issueOffice, context);
  return [office, registration.issueVillage ?? ''].filter((part) => part !== '').join(' ');
}

export function materialsText(registration: Registration): string {
  return (registration.materials ?? [])
    .map(({ name, pages, original }, i) => {
      const facts = [
        ...(pages === undefined ? [] : [`${pages} 页`]),
        ...(original === undefined ? [] : [original ? '原件' : '复印件']),
      ];
      return `${i + 1}. ${name}${facts.length === 0 ? '' : `（${facts.join('，')}）`}`;
    })
    .join('\n');
}

/** 办理方式 choices of the daily form (vocabulary §8.3). */
export const handlingModes = {
  self: '自办',
  forward: '转办',
  instant: '当即办结',
  mediation: '人民调解',
  guide: '引导告知',
} as const;

export function handlingMode(view: MatterView): keyof typeof handlingModes {
  if (view.settlement !== undefined) return 'instant';
  if (view.guidance !== undefined) return 'guide';
  if (view.mediation !== undefined) return 'mediation';
  return view.registration.dutyUnit === view.office ? 'self' : 'forward';
}

/** What was answered on the spot, whichever way it went; empty while nothing was. */
export function onSpotText(view: MatterView): string {
  const { settlement, guidance, mediation } = view;
  if (settlement !== undefined) {
    return settlement.basis === undefined ? settlement.reply : `${settlement.reply}\n依据：${settlement.basis}`;
  }
  if (guidance !== undefined) return `${guidance.reason}\n请向${guidance.redirectTo}提出。`;
  if (mediation !== undefined) {
    return `各方自愿，${dateText(mediation.agreedOn)}转${mediation.committee}调解。`;
  }
  return '';
}

/** 办理结果 with how it was told and what the petitioner said; blanks to fill in by hand while it is open. */
export function resultText(view: MatterView): string {
  const { settlement, guidance } = view;
  if (settlement !== undefined) {
    const response = settlement.response === undefined ? '' : petitionerResponseLabels[settlement.response];
    return [
      `结果：${closeModeLabels[settlement.closeMode]}`,
      `告知方式：${serviceModeLabels[settlement.informedBy]}　告知日期：${dateText(settlement.informedOn)}`,
      `信访人意见：${response}`,
    ].join('\n');
  }
  if (guidance !== undefined) {
    return `结果：不属本系统职权，已引导告知\n告知日期：${dateText(guidance.informedOn)}`;
  }
  return `结果：\n告知方式：　　　　　　　　告知日期：${BLANK_DATE}\n信访人意见：`;
}
