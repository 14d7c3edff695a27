/** 拟办, 批示, 延期审批, 结案 (documents §5.1, §5.14; R002-28, R004-07, R002-40, R002-04, 条例34条). */
import { summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, fixed, long, must, pick, text } from './field-kinds.ts';
import { formTable } from './form-table.ts';

const SIGN = '签名：　　　　　　　　年　　月　　日';

const draftFields = {
  source: must(text('来源')),
  receivedOn: must(date('收到日期')),
  petitionerAlias: must(text('信访人（代称）')),
  summary,
  proposal: must(long('拟办意见')),
  dutyUnit: must(text('责任单位')),
  helpUnits: text('协办单位'),
  dueOn: fixed(must(date('办理期限'))),
  draftedBy: must(text('拟办人')),
  review: long('审核意见'),
  approval: long('领导批示', '写明责任单位、办什么、时限，不能只写“已阅”'),
} as const;

/** 《拟办单》: nothing is assigned before it is approved; a changed date is approved again (R002-28). */
export const handlingDraft = definePaper({
  id: 'handling-draft',
  number: '5.1',
  name: '信访事项拟办单',
  group: 'forward',
  look: 'form',
  fields: draftFields,
  body: (v) => ({
    blocks: [
      formTable(draftFields, v, [
        ['source', 'receivedOn', 'petitionerAlias'],
        { wide: 'summary', lines: 6 },
        { wide: 'proposal', lines: 8 },
        ['dutyUnit', 'dueOn', 'draftedBy'],
        ['helpUnits'],
        { wide: 'review', lines: 5, sign: SIGN },
        { wide: 'approval', lines: 9, sign: SIGN },
      ]),
    ],
  }),
});

const extensionFields = {
  petitionerAlias: must(text('信访人（代称）')),
  summary,
  acceptedOn: must(date('受理日期')),
  originalDue: fixed(must(date('原办结期限'))),
  extendedDue: fixed(must(date('拟延长至'))),
  extensionReason: must(long('情况复杂的理由')),
  progress: must(long('已办情况')),
  officer: must(text('承办人')),
  review: long('承办机构意见'),
  approval: long('本机关负责人批准'),
} as const;

/** 《延期审批表》: before the limit runs out, by the head of the body, once, at most 30 days (条例34条, C07). */
export const extensionApproval = definePaper({
  id: 'extension-approval',
  number: '2.8',
  name: '延期审批表',
  group: 'result',
  look: 'form',
  fields: extensionFields,
  body: (v) => ({
    blocks: [
      formTable(extensionFields, v, [
        ['petitionerAlias', 'officer', 'acceptedOn'],
        ['originalDue', 'extendedDue'],
        { wide: 'summary', lines: 4 },
        { wide: 'progress', lines: 7 },
        { wide: 'extensionReason', lines: 7 },
        { wide: 'review', lines: 5, sign: SIGN },
        { wide: 'approval', lines: 6, sign: SIGN },
      ]),
      { kind: 'note', text: '延长不超过30日；批准后即告知信访人延期理由。' },
    ],
  }),
});

const verdict = { yes: '是', no: '否' } as const;
const closureFields = {
  petitionerAlias: must(text('信访人（代称）')),
  officer: must(text('承办人')),
  closedOn: must(date('办结日期')),
  summary,
  result: must(long('处理结果')),
  facts: must(pick('事实清楚', verdict)),
  conclusion: must(pick('结论正确', verdict)),
  lawful: must(pick('符合政策法规', verdict)),
  formalities: must(pick('手续完备', verdict)),
  materialsComplete: must(pick('材料齐全', verdict)),
  carriedOut: must(pick('意见落实', verdict)),
  means: long('手段和方法'),
  settled: long('诉求合理的解决到位'),
  explained: long('诉求无理的教育到位'),
  helped: long('生活困难的帮扶到位'),
  punished: long('行为违法的依法处理'),
  review: long('审核意见'),
  approval: long('领导审批'),
} as const;

/** 《办结审核表》 and 结案审批: any of the six answered 否 means it is done again, not closed (R002-40, R001-39). */
export const closureCheck = definePaper({
  id: 'closure-check',
  number: '5.14',
  name: '办结审核表',
  group: 'result',
  look: 'form',
  fields: closureFields,
  body: (v) => ({
    blocks: [
      formTable(closureFields, v, [
        ['petitionerAlias', 'officer', 'closedOn'],
        { wide: 'summary', lines: 3 },
        { wide: 'result', lines: 4 },
        ['facts', 'conclusion', 'lawful'],
        ['formalities', 'materialsComplete', 'carriedOut'],
        { wide: 'means', lines: 2 },
        { wide: 'settled', lines: 2 },
        { wide: 'explained', lines: 2 },
        { wide: 'helped', lines: 2 },
        { wide: 'punished', lines: 2 },
        { wide: 'review', lines: 4, sign: SIGN },
        { wide: 'approval', lines: 4, sign: SIGN },
      ]),
      { kind: 'note', text: '六项中任一项为“否”的，不能办结，退回责任单位重新办理。' },
    ],
  }),
});

const leniencyFields = {
  petitionerAlias: must(text('信访人（代称）')),
  dutyUnit: must(text('责任单位')),
  summary,
  leniency: fixed(must(long('政策依据和从宽处理的理由'))),
  officer: must(text('承办人')),
  review: long('责任单位意见'),
  approval: long('局领导审批'),
} as const;

/** 《裁量说明》: lenient within the policy, with its ground and its approval; it takes nothing from procedure or limits (R002-04). */
export const leniencyNote = definePaper({
  id: 'leniency-note',
  number: '2.9',
  name: '裁量说明',
  group: 'result',
  look: 'form',
  fields: leniencyFields,
  body: (v) => ({
    blocks: [
      formTable(leniencyFields, v, [
        ['petitionerAlias', 'dutyUnit', 'officer'],
        { wide: 'summary', lines: 4 },
        { wide: 'leniency', lines: 12 },
        { wide: 'review', lines: 5, sign: SIGN },
        { wide: 'approval', lines: 6, sign: SIGN },
      ]),
      { kind: 'note', text: '从宽处理不减少法定程序，不改变法定期限。' },
    ],
  }),
});
