/** Forms that the office keeps of a review, a hearing, a mediation and of who was slow (documents §4.1, §4.7, §4.9, §4.10, §5.15). */
import { materials, summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, fixed, lines, long, must, pick, text } from './field-kinds.ts';
import { formTable } from './form-table.ts';

const levels = { review: '复查', recheck: '复核' } as const;
const applicationFields = {
  addressee: must(text('申请人')),
  level: must(pick('程序', levels)),
  originalOrg: must(text('原意见机关')),
  originalNo: must(text('原意见文号')),
  // The 30 days of 条例35、36条 count from it.
  originalReceivedOn: fixed(must(date('收到原意见日期'))),
  appliedOn: fixed(must(date('申请日期'))),
  summary,
  request: fixed(must(long('请求和理由'))),
  materials,
  decision: long('受理结论'),
} as const;

/** 《复查（复核）申请登记表》. */
export const reviewApplication = definePaper({
  id: 'review-application',
  number: '4.1',
  name: '复查（复核）申请登记表',
  group: 'review',
  look: 'form',
  fields: applicationFields,
  body: (v) => ({
    blocks: [
      formTable(applicationFields, v, [
        ['addressee', 'level'],
        ['originalOrg', 'originalNo'],
        ['originalReceivedOn', 'appliedOn'],
        { wide: 'summary', lines: 3 },
        { wide: 'request', lines: 10 },
        { wide: 'materials', lines: 4 },
        { wide: 'decision', lines: 4, sign: '经办人签名：　　　　　　　　年　　月　　日' },
      ]),
    ],
  }),
});

const reportFields = {
  summary: must(text('案由')),
  heldOn: fixed(must(date('听证日期'))),
  chair: fixed(must(text('主持人'))),
  facts: must(long('听证认定的事实')),
  disputes: must(long('主要分歧')),
  opinion: must(long('听证意见')),
  advice: must(long('处理建议')),
} as const;

/** 《听证报告》 for whoever decides; the minutes stay beside it. */
export const hearingReport = definePaper({
  id: 'hearing-report',
  number: '4.7',
  name: '听证报告',
  group: 'review',
  look: 'form',
  fields: reportFields,
  body: (v) => ({
    blocks: [
      formTable(reportFields, v, [
        { wide: 'summary', lines: 2 },
        ['heldOn', 'chair'],
        { wide: 'facts', lines: 8 },
        { wide: 'disputes', lines: 6 },
        { wide: 'opinion', lines: 6 },
        { wide: 'advice', lines: 5 },
      ]),
      { kind: 'signatures', labels: ['主持人', '听证员', '日期'] },
    ],
  }),
});

const mediationFields = {
  parties: must(lines('当事人')),
  agreedOn: fixed(must(date('各方自愿同意日期'))),
  committee: must(text('人民调解委员会')),
  mediators: must(text('人民调解员')),
  summary,
  mediatedOn: must(date('调解日期')),
  place: text('地点'),
  facts: must(long('纠纷事实')),
  statements: must(long('调解经过和各方意见')),
  outcome: must(long('结果')),
} as const;

/** 《人民调解登记表》 with its minutes: only after every party agreed (人民调解法17、18条). */
export const mediationRecord = definePaper({
  id: 'mediation-record',
  number: '4.9',
  name: '人民调解登记表（笔录）',
  group: 'mediation',
  look: 'form',
  fields: mediationFields,
  body: (v) => ({
    blocks: [
      formTable(mediationFields, v, [
        { wide: 'parties', lines: 3 },
        ['committee', 'mediators'],
        ['agreedOn', 'mediatedOn'],
        ['place'],
        { wide: 'summary', lines: 2 },
        { wide: 'facts', lines: 6 },
        { wide: 'statements', lines: 12 },
        { wide: 'outcome', lines: 4 },
      ]),
      { kind: 'signatures', labels: ['当事人', '当事人', '人民调解员', '记录人'] },
    ],
  }),
});

const oralFields = {
  parties: must(lines('当事人')),
  summary,
  terms: fixed(must(long('协议内容'))),
  performance: fixed(must(long('履行方式和期限'))),
  effectiveOn: fixed(must(date('达成协议日期'))),
  mediators: must(text('人民调解员')),
} as const;

/** 《口头协议记录》: in force from the day it was reached (人民调解法28、30条). */
export const oralAgreement = definePaper({
  id: 'oral-agreement',
  number: '4.10',
  name: '口头协议记录',
  group: 'mediation',
  look: 'form',
  fields: oralFields,
  body: (v) => ({
    blocks: [
      formTable(oralFields, v, [
        { wide: 'parties', lines: 3 },
        { wide: 'summary', lines: 3 },
        { wide: 'terms', lines: 10 },
        { wide: 'performance', lines: 5 },
        ['effectiveOn', 'mediators'],
      ]),
      { kind: 'note', text: '口头协议自各方当事人达成协议之日起生效，由人民调解员记录。' },
      { kind: 'signatures', labels: ['人民调解员', '日期'] },
    ],
  }),
});

const traceFields = {
  dutyUnit: must(text('责任单位')),
  summary,
  stages: must(lines('各环节起止和停留天数')),
  responsible: must(text('责任人')),
  cause: must(long('原因认定')),
  defence: long('申辩'),
  conclusion: must(long('结论')),
} as const;

/** 《责任倒查登记表》: about how the unit handled it, with room for its answer; never about the petitioner. */
export const delayTrace = definePaper({
  id: 'delay-trace',
  number: '5.15',
  name: '责任倒查登记表',
  group: 'supervision',
  look: 'form',
  fields: traceFields,
  body: (v) => ({
    blocks: [
      formTable(traceFields, v, [
        ['dutyUnit', 'responsible'],
        { wide: 'summary', lines: 3 },
        { wide: 'stages', lines: 8 },
        { wide: 'cause', lines: 6 },
        { wide: 'defence', lines: 6, sign: '责任人签名：　　　　　　　　年　　月　　日' },
        { wide: 'conclusion', lines: 5, sign: '倒查人签名：　　　　　　　　年　　月　　日' },
      ]),
    ],
  }),
});
