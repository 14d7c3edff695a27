/** 调解 and 沟通 (documents §4.8–4.13; 人民调解法3、26、29、33条, R004-53). */
import { contact, contactLine } from './contact-line.ts';
import { addressee, materials, officer, phone, summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, fixed, lines, long, must, rows, text } from './field-kinds.ts';
import { formTable } from './form-table.ts';
import { attachments, closing, day, or, paragraphs, salutation, signedOff } from './text-parts.ts';

/** 移送人民调解: only when every party has agreed of his own will. */
export const mediationReferral = definePaper({
  id: 'mediation-referral',
  number: '4.9',
  name: '移送人民调解函',
  group: 'mediation',
  look: 'letter-head',
  fields: {
    mainTo: must(text('人民调解委员会')),
    parties: must(lines('当事人')),
    summary,
    agreedOn: must(date('各方自愿同意日期')),
    materials,
    ...contact,
  },
  body: (v, frame) => ({
    title: '关于移送人民调解的函',
    blocks: [
      salutation(v.mainTo),
      ...paragraphs(
        `${or(v.parties?.join('、'))}因${or(v.summary)}（编号${frame.matterNo}）发生纠纷，各方于${day(v.agreedOn)}自愿同意由你委员会调解，现将有关材料移送。`,
      ),
      ...paragraphs(
        '请依照《中华人民共和国人民调解法》进行调解，并将调解结果告知我单位。调解不成的，请及时告知，我单位将继续依法办理。',
      ),
      ...attachments(v.materials),
      closing(frame),
      ...contactLine(v),
    ],
  }),
});

/** 《司法确认提示单》: both parties together, within 30 days from the day the agreement takes effect, free of charge. */
export const confirmationHint = definePaper({
  id: 'confirmation-hint',
  number: '4.11',
  name: '司法确认提示单',
  group: 'mediation',
  look: 'notice',
  fields: {
    parties: must(lines('双方当事人')),
    agreementNo: must(text('协议编号')),
    effectiveOn: must(date('协议生效日期')),
    lastDay: fixed(must(date('最后申请日'))),
    court: must(text('管辖法院')),
    officer,
    phone,
  },
  body: (v, frame) => ({
    blocks: [
      salutation(v.parties?.join('、')),
      ...paragraphs(
        `你们达成的人民调解协议（${or(v.agreementNo)}）自${day(v.effectiveOn)}起生效。双方认为有必要的，可以自协议生效之日起30日内，即最迟于${day(v.lastDay)}，共同向${or(v.court)}申请司法确认。`,
      ),
      ...paragraphs('申请时请携带：申请书、调解协议、身份证明、授权委托书（委托代理人的）、与协议有关的财产权利证明。'),
      ...paragraphs('人民法院办理司法确认案件不收取费用。经确认有效的协议，一方不履行的，另一方可以申请强制执行。'),
      ...signedOff('联系人', v, frame),
      { kind: 'signatures', labels: ['当事人签收', '当事人签收', '日期'] },
    ],
  }),
});

/** 《终止调解告知书》 with the ways that stay open (人民调解法26条). */
export const mediationEnd = definePaper({
  id: 'mediation-end',
  number: '4.12',
  name: '终止调解告知书',
  group: 'mediation',
  look: 'notice',
  fields: { addressee, summary, endedOn: must(date('终止日期')), reason: must(long('终止原因')), officer, phone },
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(
        `关于${or(v.summary)}（编号${frame.matterNo}）的调解，因${or(v.reason)}，已于${day(v.endedOn)}终止。`,
      ),
      ...paragraphs('当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。原信访事项由责任单位继续依法办理。'),
      ...signedOff('联系人', v, frame),
    ],
  }),
});

const talkFields = {
  talkedOn: must(date('日期')),
  talkedAt: text('时间'),
  place: must(text('地点')),
  summary,
  participants: must(text('参加人')),
  basis: must(long('解释的依据')),
  response: must(long('信访人意见（原话）')),
  next: must(long('下一步')),
} as const;

/** 《沟通说明记录》: what was explained, on which basis, and what was answered, in the petitioner's own words. */
export const talkRecord = definePaper({
  id: 'talk-record',
  number: '4.13',
  name: '沟通说明记录',
  group: 'service',
  look: 'form',
  fields: talkFields,
  body: (v) => ({
    blocks: [
      formTable(talkFields, v, [
        ['talkedOn', 'talkedAt', 'place'],
        { wide: 'summary', lines: 3 },
        { wide: 'participants', lines: 2 },
        { wide: 'basis', lines: 10 },
        { wide: 'response', lines: 10 },
        { wide: 'next', lines: 6 },
      ]),
      { kind: 'signatures', labels: ['信访人（自愿）', '记录人', '日期'] },
    ],
  }),
});

const agreementFields = {
  agreementNo: must(text('协议编号')),
  parties: must(rows('当事人', { name: must(text('姓名或名称')), facts: must(text('基本情况')) })),
  disputeFacts: must(long('纠纷主要事实')),
  liability: must(long('争议事项和各方责任')),
  terms: must(long('协议内容')),
  performance: must(long('履行方式和期限')),
  breach: long('违约责任'),
  effectiveOn: must(date('生效日期')),
  copies: must(text('份数')),
} as const;

/** 《人民调解协议书》 (人民调解法29条). Signed by the committee, so without a number of the bureau. */
export const mediationAgreement = definePaper({
  id: 'mediation-agreement',
  number: '4.8',
  name: '人民调解协议书',
  group: 'mediation',
  look: 'form',
  fields: agreementFields,
  body: (v) => ({
    blocks: [
      ...(v.parties ?? []).map(({ name, facts }, i) => ({
        kind: 'paragraph' as const,
        text: `当事人（${i + 1}）：${or(name)}，${or(facts)}`,
      })),
      formTable(agreementFields, v, [
        ['agreementNo'],
        { wide: 'disputeFacts', lines: 6 },
        { wide: 'liability', lines: 5 },
        { wide: 'terms', lines: 8 },
        { wide: 'performance', lines: 4 },
        { wide: 'breach', lines: 2 },
        ['effectiveOn', 'copies'],
      ]),
      { kind: 'signatures', labels: ['当事人（签名、盖章或者按指印）', '当事人'] },
      { kind: 'signatures', labels: ['人民调解员', '人民调解委员会（印章）', '日期'] },
    ],
  }),
});
