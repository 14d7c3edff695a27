/** 听证 (documents §4.5, §4.6; 条例31、36条, R001-40). */
import { label, value } from '../form-cells.ts';
import { addressee, officer, phone, summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, long, must, pick, rows, text } from './field-kinds.ts';
import { formTable } from './form-table.ts';
import { choice, day, or, paragraphs, salutation, signedOff } from './text-parts.ts';

const openness = { open: '公开', closed: '不公开' } as const;

/** Where, how openly, and by whom it is led. */
const how = {
  place: must(text('地点')),
  openness: must(pick('方式', openness)),
  closedReason: text('不公开的理由'),
  chair: must(text('主持人')),
  hearers: must(text('听证员')),
  recorder: must(text('记录人')),
};

/** 《听证通知》, as a rule 7 days ahead. */
export const hearingNotice = definePaper({
  id: 'hearing-notice',
  number: '4.5',
  name: '听证通知书',
  group: 'review',
  look: 'notice',
  fields: {
    addressee,
    summary,
    heldOn: must(date('听证日期')),
    heldAt: must(text('时间')),
    ...how,
    officer,
    phone,
  },
  alsoRequired: ({ openness: way }) => (way === 'closed' ? ['closedReason'] : []),
  body: (v, frame) => ({
    blocks: [
      salutation(v.addressee),
      ...paragraphs(`你提出的${or(v.summary)}（编号${frame.matterNo}），本机关决定举行听证。现将有关事项通知如下：`),
      ...paragraphs(`一、时间：${day(v.heldOn)}${or(v.heldAt)}`),
      ...paragraphs(`二、地点：${or(v.place)}`),
      ...paragraphs(
        `三、方式：${choice(openness, v.openness)}听证${v.closedReason === undefined ? '' : `，理由：${v.closedReason}`}`,
      ),
      ...paragraphs(`四、主持人：${or(v.chair)}　听证员：${or(v.hearers)}　记录人：${or(v.recorder)}`),
      ...paragraphs(
        '你可以亲自参加，也可以委托一至二名代理人参加；可以提交证据、进行质证和陈述意见；认为主持人、听证员与本事项有直接利害关系的，可以申请回避。不能按时参加的，请提前告知，可以申请改期。',
      ),
      ...signedOff('联系人', v, frame),
    ],
  }),
});

const hearingFields = {
  summary: must(text('案由')),
  heldOn: must(date('日期')),
  heldAt: must(text('起止时间')),
  ...how,
  participants: must(rows('参加人', { name: must(text('姓名')), role: must(text('身份')), present: text('到场情况') })),
  statement: long('信访人陈述'),
  explanation: long('承办人说明'),
  questions: long('质询'),
  deliberation: long('评议'),
  tendency: long('结论倾向'),
  refusals: long('拒签说明'),
} as const;

/** 《听证笔录》. */
export const hearingRecord = definePaper({
  id: 'hearing-record',
  number: '4.6',
  name: '听证笔录',
  group: 'review',
  look: 'form',
  fields: hearingFields,
  alsoRequired: ({ openness: way }) => (way === 'closed' ? ['closedReason'] : []),
  body: (v) => ({
    blocks: [
      formTable(hearingFields, v, [
        { wide: 'summary', lines: 1 },
        ['heldOn', 'heldAt'],
        ['place'],
        ['openness', 'closedReason'],
        ['chair', 'hearers', 'recorder'],
      ]),
      {
        kind: 'table',
        columns: [10, 30, 40, 20],
        head: [['序号', '参加人', '身份', '到场情况'].map(label)],
        rows: (v.participants ?? []).map(({ name, role, present }, i) => [
          value(String(i + 1)),
          value(name),
          value(role),
          value(present),
        ]),
      },
      formTable(hearingFields, v, [
        { wide: 'statement', lines: 8 },
        { wide: 'explanation', lines: 8 },
        { wide: 'questions', lines: 8 },
        { wide: 'deliberation', lines: 6 },
        { wide: 'tendency', lines: 3 },
        { wide: 'refusals', lines: 2 },
      ]),
      { kind: 'signatures', labels: ['主持人', '听证员', '记录人'] },
      { kind: 'signatures', labels: ['信访人', '承办人', '日期'] },
    ],
  }),
});
