/** 《约访通知》《下访通知》 (documents §2.12; R004-37, R004-38): when, where, what about; and that one may say no. */
import { instantToPlainDate, weekday } from '#shared/domain/calendar/plain-date.ts';
import { receiverOf } from '#shared/domain/reception/roster/rotation.ts';
import type { MatterView } from '#shared/model/matter.ts';
import type { SessionView } from '#shared/model/reception.ts';
import { dateText } from './date-text.ts';
import { issuingUnit, missingFields, type PrintContext } from './print-context.ts';
import type { BuiltDocument } from './print-document.ts';
import { handedSheet } from './sheets.ts';

export type InvitationKind = 'appointment' | 'outreach';

const WORDS = {
  appointment: {
    title: '约访通知',
    opening: '我单位想当面听取你的意见，请你来谈，安排如下：',
    bring: '本人身份证件和与事项有关的材料；没有带也可以谈',
    free: '来不来由你决定。不来、改期或者委托他人来谈都可以，不影响本事项的办理和期限。需要改期或者另约地点的，请联系我们。',
  },
  outreach: {
    title: '下访通知',
    opening: '我单位的人员想上门听取你的意见，安排如下：',
    bring: '与事项有关的材料，当面看过即交还',
    free: '你可以不同意，也可以另约时间、地点，不影响本事项的办理和期限。来人会出示工作证件。',
  },
} as const satisfies Record<InvitationKind, unknown>;

/** What the session is to the matter's petitioner, or `null` where nobody is invited. */
export const invitationKind = ({ type }: Pick<SessionView, 'type'>): InvitationKind | null =>
  type === 'appointment' || type === 'outreach' ? type : null;

/** For the petitioner alone; place and name of a visit to a home stand on no list and no board (RO-36, RO-41). */
export function invitation(
  kind: InvitationKind,
  session: SessionView,
  matter: MatterView,
  context: PrintContext,
): BuiltDocument {
  const words = WORDS[kind];
  // The unit that invites is the one that receives, whoever registered the matter.
  const view: MatterView = { ...matter, office: session.office };
  const unit = issuingUnit(view, context);
  const nameOf = (id: string): string => {
    const officer = context.county.officers.find((each) => each.id === id);
    return officer === undefined ? '' : `${officer.name}（${officer.title}）`;
  };
  const host = nameOf(receiverOf(session));
  const day = `${dateText(session.day)}（星期${'一二三四五六日'[weekday(session.day) - 1] ?? ''}）`;
  const anonymous = matter.registration.petitionerType === 'anonymous';
  return {
    document: handedSheet(words.title, view, context, {
      date: instantToPlainDate(context.printedAt),
      blocks: [
        {
          kind: 'paragraph',
          indent: true,
          text: `你提出的事项（编号 ${matter.officialNo ?? matter.slipNo}），${words.opening}`,
        },
        {
          kind: 'key-values',
          items: [
            { label: '事　　由', value: session.about ?? '听取诉求和理由' },
            { label: '时　　间', value: `${day}${session.from}—${session.to}` },
            { label: '地　　点', value: session.place.name },
            { label: '接谈人员', value: [host, ...session.companions.map(nameOf)].join('、') },
            { label: '携带材料', value: words.bring },
            { label: '联系电话', value: unit?.phone ?? '' },
          ],
        },
        { kind: 'paragraph', indent: true, text: words.free },
      ],
    }),
    missing: missingFields([
      ['对方姓名', anonymous ? undefined : matter.registration.petitioners[0]?.name],
      ['接谈人', host],
      ['联系电话', unit?.phone],
    ]),
  };
}
