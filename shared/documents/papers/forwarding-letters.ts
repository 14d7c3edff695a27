/** Letters between units (documents §2.5–2.7, §8.4, §8.5; 条例22、23条, R002-28). They carry a 代称, never a whistle-blower. */
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { Block } from '../print-document.ts';
import { contact, contactLine } from './contact-line.ts';
import { copyTo, mainTo, materials, petitionerAlias, summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, fixed, lines, long, must, text } from './field-kinds.ts';
import { pairs } from '../form-cells.ts';
import { attachments, closing, copies, day, or, paragraphs, salutation } from './text-parts.ts';

/** 《转送函》. */
export const forwardLetter = definePaper({
  id: 'forward-letter',
  number: '2.5',
  name: '转送函',
  group: 'forward',
  look: 'letter-head',
  fields: { mainTo, petitionerAlias, summary, feedbackDue: date('反馈期限'), materials, ...contact, copyTo },
  body: (v, frame) => ({
    title: '关于转送信访事项的函',
    blocks: [
      salutation(v.mainTo),
      ...paragraphs(
        `现将${or(v.petitionerAlias)}反映的${or(v.summary)}（编号${frame.matterNo}）转去，请按《信访工作条例》规定，自收到之日起15日内书面告知信访人接收情况以及处理途径和程序；不属于你单位职权范围的，请自收到之日起5个工作日内提出异议并说明理由。`,
      ),
      ...(v.feedbackDue === undefined ? [] : paragraphs(`请于${day(v.feedbackDue)}前反馈办理情况。`)),
      ...attachments(v.materials),
      closing(frame),
      ...contactLine(v),
      ...copies(v.copyTo),
    ],
  }),
});

/** 签收栏: who took it, on which day and at what time. */
const signedFor: readonly Block[] = [
  {
    kind: 'table',
    columns: [14, 20, 14, 20, 12, 20],
    rows: [pairs(['签 收 人', ''], ['签收日期', ''], ['时　刻', ''])],
  },
];

/** 《交办函》: what to look into, what to do, by when, and what the report must contain (R002-28, seed 002/003). */
export const assignmentLetter = definePaper({
  id: 'assignment-letter',
  number: '2.6',
  name: '交办函',
  group: 'forward',
  look: 'letter-head',
  fields: {
    mainTo,
    petitionerAlias,
    summary,
    instruction: long('批示内容'),
    requirements: fixed(must(long('要求', '查什么、办什么'))),
    dueOn: fixed(must(date('办结并反馈期限'))),
    reportItems: lines('报告内容'),
    materials,
    ...contact,
    copyTo,
  },
  body: (v, frame) => {
    const items =
      v.reportItems === undefined || v.reportItems.length === 0
        ? ['事实认定', '处理依据', '处理结果', '答复送达情况', '信访人意见']
        : v.reportItems;
    return {
      title: '关于交办信访事项的函',
      blocks: [
        salutation(v.mainTo),
        ...paragraphs(`现将${or(v.petitionerAlias)}反映的${or(v.summary)}（编号${frame.matterNo}）交由你单位办理。`),
        ...(v.instruction === undefined ? [] : paragraphs(`领导批示：${v.instruction}`)),
        ...paragraphs(`办理要求：${or(v.requirements)}`),
        ...paragraphs(
          '请自收到之日起15日内书面告知信访人接收情况以及处理途径和程序；不属于你单位职权范围的，请自收到之日起5个工作日内提出异议并说明理由。',
        ),
        ...paragraphs(`请于${day(v.dueOn)}前办结并报送办结报告，内容包括：${items.join('、')}。`),
        ...attachments(v.materials),
        closing(frame),
        ...contactLine(v),
        ...signedFor,
        ...copies(v.copyTo),
      ],
    };
  },
});

/** What the incoming document asked for, on the papers that answer it (R002-02, R002-42). */
const answerDue = date('来文要求的反馈期限');
const asked = (due: PlainDate | undefined): string => (due === undefined ? '' : `，来文要求于${day(due)}前反馈`);

/** 《异议函》: within 5 working days, with detailed reasons (条例23条3款). */
export const objectionLetter = definePaper({
  id: 'objection-letter',
  number: '2.7',
  name: '异议函',
  group: 'forward',
  look: 'letter-head',
  fields: {
    mainTo,
    assignedNo: must(text('来文文号')),
    assignedOn: must(date('收到来文日期')),
    answerDue,
    summary,
    reason: must(long('不属职责的理由')),
    basis: must(text('依据')),
    suggestedUnit: must(text('建议责任单位')),
    materials,
    ...contact,
  },
  body: (v, frame) => ({
    title: '关于信访事项办理单位异议的函',
    blocks: [
      salutation(v.mainTo),
      ...paragraphs(
        `你单位${or(v.assignedNo)}交办（转送）的${or(v.summary)}（编号${frame.matterNo}），我单位于${day(v.assignedOn)}收到${asked(v.answerDue)}。经审查，该事项不属于我单位职权范围，现依据《信访工作条例》第二十三条第三款提出异议。`,
      ),
      ...paragraphs(`理由：${or(v.reason)}`),
      ...paragraphs(`依据：${or(v.basis)}。建议由${or(v.suggestedUnit)}办理。`),
      ...paragraphs('请予核实。核实同意后，有关材料随函交还。'),
      ...attachments(v.materials),
      closing(frame),
      ...contactLine(v),
    ],
  }),
});

/** 《办结报告》 to whoever assigned it: an answer to the superior beside the one to the petitioner (R002-02, R002-42, R001-39). */
export const closingReport = definePaper({
  id: 'closing-report',
  number: '2.6',
  name: '办结报告',
  group: 'result',
  look: 'red-head',
  fields: {
    mainTo,
    assignedNo: must(text('来文文号')),
    assignedOn: date('来文日期'),
    answerDue,
    petitionerAlias,
    summary,
    facts: must(long('事实认定')),
    basis: must(long('处理依据')),
    result: must(long('处理结果')),
    served: must(long('答复送达情况')),
    response: must(text('信访人意见')),
    settled: long('诉求合理的：解决情况'),
    explained: long('诉求无理的：解释说明情况'),
    helped: long('生活困难的：帮扶情况'),
    punished: long('行为违法的：有关机关处理结果'),
    signer: must(text('签发人')),
    materials,
    copyTo,
  },
  body: (v, frame) => ({
    title: `关于${or(v.assignedNo)}交办信访事项办理情况的报告`,
    blocks: [
      salutation(v.mainTo),
      ...paragraphs(
        `${or(v.assignedNo)}${v.assignedOn === undefined ? '' : `（${day(v.assignedOn)}）`}交办的${or(v.petitionerAlias)}反映${or(v.summary)}一事（编号${frame.matterNo}${asked(v.answerDue)}）已办结，现报告如下：`,
      ),
      ...['事实认定', '处理依据', '处理结果', '答复送达情况'].flatMap((title, i): readonly Block[] => [
        { kind: 'heading', text: `${['一', '二', '三', '四'][i] ?? ''}、${title}` },
        ...paragraphs(or([v.facts, v.basis, v.result, v.served][i])),
      ]),
      { kind: 'heading', text: '五、“三到位一处理”情况' },
      ...[
        ['诉求合理的解决到位', v.settled],
        ['诉求无理的教育到位', v.explained],
        ['生活困难的帮扶到位', v.helped],
        ['行为违法的依法处理', v.punished],
      ].flatMap(([name, words]) => paragraphs(`${name}：${words ?? '无此情形。'}`)),
      { kind: 'heading', text: '六、信访人意见' },
      ...paragraphs(or(v.response)),
      ...attachments(v.materials),
      closing(frame),
      {
        kind: 'imprint',
        copyTo: v.copyTo ?? [],
        issued: { by: frame.issuer, on: day(frame.signedOn) },
      },
    ],
  }),
});
