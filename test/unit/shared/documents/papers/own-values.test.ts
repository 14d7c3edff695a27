import { describe, expect, test } from 'vitest';
import { fictionalCounty } from '#server/usecases/fictional-county.ts';
import { paperOfVersion } from '#shared/documents/papers/all-papers.ts';
import { missingInFile } from '#shared/documents/papers/file-values.ts';
import { fixedValues, paperValues } from '#shared/documents/papers/own-values.ts';
import type { Paper, PaperValues } from '#shared/documents/papers/paper.ts';
import { UnitCode } from '#shared/model/ids.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { after, day, play, registered, type Line } from '#test/unit/shared/domain/workflow/life.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';
import { matterAt, WAYS } from '#test/unit/shared/domain/workflow/stages.ts';
import { frame } from './sample-papers.ts';

const context = { county: fictionalCounty(), printedAt: Instant.parse('2026-09-08T02:00:00.000Z'), reprint: 0 };
const D = '2026-09-04';
const paperOf = (id: string): Paper => {
  const paper = paperOfVersion(id, 1);
  if (paper === null) throw new Error(`no paper ${id}`);
  return paper;
};
const valuesOf = (id: string, view: MatterView): PaperValues => paperValues(id, view, context, day('2026-09-08'));
/** The words of the paper as it would be issued now. */
const printed = (id: string, view: MatterView): string =>
  JSON.stringify(paperOf(id).fill(valuesOf(id, view), frame).document);

const FINDINGS = [
  { claim: '恢复原水沟', fact: '水沟确已改道', result: 'support', basis: '《民法典》第二百九十条' },
  { claim: '赔偿误工费', fact: '没有误工的证据', result: 'not-support', basis: '《民法典》第一千一百七十九条' },
] as const;
const OPINION = aStep('draft-opinion', {
  findings: [...FINDINGS],
  execution: { unit: UnitCode.parse('jiaxi'), dueOn: day('2026-10-08'), text: '恢复水沟原状' },
  remedyOrg: '青岚县人民政府',
});
const ACCEPTED: readonly Line[] = WAYS.notified;
const DRAFTED: readonly Line[] = [
  ...ACCEPTED,
  ['jiaxi-clerk', D, aStep('record-delivery')],
  ['jiaxi-clerk', D, OPINION],
];
const PUBLIC_LEGAL = UnitCode.parse('public-legal-service');
/** Assigned until 30 October, reminded twice in vain. */
const NUDGED = play(
  matterAt('assigned'),
  ['petition-clerk', '2026-11-02', aStep('record-nudge', { on: day('2026-11-02'), text: '第一次催报' })],
  ['petition-clerk', '2026-11-05', aStep('record-nudge', { on: day('2026-11-05') })],
);
const SIGNED: readonly Line[] = [...DRAFTED, ['deputy-b', D, aStep('sign-opinion')]];

type Row = readonly [rule: string, paper: string, view: MatterView, entered: readonly string[]];
const CASES: readonly Row[] = [
  [
    '条例 34 受理告知书: sixty days from acceptance, to the day',
    'acceptance-notice',
    matterAt('notified'),
    ['应于2026年11月3日前办结', '处理途径为：信访程序'],
  ],
  [
    'statutes §6 简易办理告知书: ten working days, to the day',
    'simple-notice',
    play(registered(), ['jiaxi-head', D, aStep('decide-intake', { decision: 'accepted-simple' })]),
    ['于2026年9月18日前作出处理意见'],
  ],
  [
    'R002-28 拟办单',
    'handling-draft',
    play(registered(), ...WAYS.assigned.slice(0, 2)),
    ['拟交公律股核查', '公共法律服务管理股', '2026年10月30日', '同意。同意（吴某乙）'],
  ],
  [
    'R002-28 交办函: as approved and assigned',
    'assignment-letter',
    matterAt('assigned'),
    ['办理要求：核查拖延情况，报结果', '请于2026年10月30日前办结', '公共法律服务管理股：'],
  ],
  ['条例 22 转送函', 'forward-letter', matterAt('forwarded'), ['乙江司法所：']],
  [
    '条例 22 转送告知书: where it went and when',
    'transfer-notice',
    matterAt('forwarded'),
    ['于2026年9月4日转送乙江司法所'],
  ],
  [
    '条例 35 复查申请登记表: the day the opinion was received starts the thirty days',
    'review-application',
    matterAt('review'),
    ['☑复查', '2026年9月4日', '请求重新核查'],
  ],
  [
    '人民调解法 28 口头协议记录',
    'oral-agreement',
    play(matterAt('mediation'), ['jiaxi-clerk', D, aStep('conclude-mediation')]),
    ['恢复水沟', '2026年9月4日'],
  ],
  ['条例 23 异议函', 'objection-letter', matterAt('objection'), ['属自然资源部门职责', '县自然资源局']],
  [
    '条例 23 不予受理告知书: reason and place as decided',
    'refusal-notice',
    matterAt('not-accepted'),
    ['不属于本机关或者本系统职权范围', '不属职权', '请向县自然资源局'],
  ],
  ['R001-42 不再受理告知书', 'no-further-notice', matterAt('no-longer-accepted'), ['临政复核〔2026〕3号']],
  [
    '条例 32 处理意见书: what was signed is what is issued',
    'opinion-letter',
    play(registered(), ...SIGNED),
    [
      '2026年9月4日收到，2026年9月4日决定受理，2026年9月4日告知你',
      ...FINDINGS.flatMap(({ claim, fact, basis }) => [claim, fact, basis]),
      '第1项，予以支持',
      '第2项，不予支持',
      '恢复水沟原状，由青岚县司法局甲溪司法所于2026年10月8日前落实。',
      '自收到本意见书之日起30日内向青岚县人民政府书面请求复查',
    ],
  ],
  [
    '条例 29 建议事项回复',
    'suggestion-reply',
    after(registered({ purpose: 'suggestion' }), ['jiaxi-clerk', D, aStep('answer-suggestion')]),
    ['在两个集市设点', '本机关部分采纳。人手有限'],
  ],
  [
    'R002-40 办结审核表: every answer and every column',
    'closure-check',
    matterAt('redo'),
    ['☑是　□否', '□是　☑否', '已恢复', '不涉及', '退回重办。材料不全', '解决'],
  ],
  [
    'R001-39 办结报告: 三到位一处理, all four columns',
    'closing-report',
    play(matterAt('delivered'), [
      'jiaxi-clerk',
      D,
      aStep('submit-closure', {
        reasonable: '原水沟已恢复',
        unreasonable: '误工费已释明',
        hardship: '已送临时救助',
        unlawful: '派出所已予训诫',
      }),
    ]),
    [
      '诉求合理的解决到位：原水沟已恢复',
      '诉求无理的教育到位：误工费已释明',
      '生活困难的帮扶到位：已送临时救助',
      '行为违法的依法处理：派出所已予训诫',
    ],
  ],
  [
    'R002-41 退回重办通知: the checks that failed and the new term',
    'redo-notice',
    matterAt('redo'),
    ['1. 材料不齐全：材料不全', '现第1次退回', '请于2026年12月24日前重新报送'],
  ],
  [
    'WF-33 退回重办通知: each fault has its own words',
    'redo-notice',
    play(matterAt('closing'), [
      'petition-clerk',
      D,
      aStep('check-closure', {
        checks: {
          facts: false,
          conclusion: true,
          policy: true,
          formalities: true,
          materials: false,
          implemented: true,
        },
        close: false,
        faults: { facts: '没有现场核查', materials: '缺送达回证' },
        reason: '核查后重新答复',
        dueOn: day('2026-09-14'),
      }),
    ]),
    ['1. 事实不清：没有现场核查', '2. 材料不齐全：缺送达回证', '重办要求：核查后重新答复'],
  ],
  [
    'R001-37 协办函: the task, the day and a 代称, not the name',
    'co-handling-letter',
    play(matterAt('handling'), ['jiaxi-clerk', D, aStep('ask-co-unit')]),
    ['由青岚县司法局甲溪司法所主办', '核实乙江一侧的水沟走向', '请于2026年9月20日前书面反馈'],
  ],
  [
    'R001-37 协同办理单: who leads, who helps, what was found',
    'co-handling-sheet',
    play(matterAt('handling'), ['jiaxi-head', D, aStep('mark-cross')], ['jiaxi-clerk', D, aStep('ask-co-unit')]),
    ['跨部门', '本单位协商', '核实乙江一侧的水沟走向', '2026年9月20日'],
  ],
  [
    'R001-40 听证通知书: as the hearing was called',
    'hearing-notice',
    play(matterAt('recheck'), ['petition-clerk', D, aStep('call-hearing')]),
    ['2026年9月14日上午9时', '县司法局会议室', '公开听证', '冯某戊', '陈某庚', '褚某辛'],
  ],
  [
    'documents §4.4 不予复查告知书: the reason and the ground',
    'review-refusal',
    play(matterAt('review'), ['petition-clerk', D, aStep('refuse-review')]),
    ['超过三十日申请', '《信访工作条例》第三十五条', '不予复查'],
  ],
  [
    'R002-02 办结报告: which document it answers, and by when that wants an answer',
    'closing-report',
    registered({
      intakeSource: 'petition-bureau',
      assignedNo: '青信交〔2026〕9号',
      assignedOn: day('2026-09-03'),
      feedbackDue: day('2026-10-20'),
    }),
    ['青信交〔2026〕9号（2026年9月3日）交办的', '来文要求于2026年10月20日前反馈'],
  ],
  [
    'R002-32 催办函: the day that passed, and each reminder before',
    'nudge-letter',
    NUDGED,
    ['应于2026年10月30日前回复', '2026年11月2日', '陈某庚', '请于2026年11月10日前书面回复'],
  ],
  [
    'R004-38 下访接谈记录: who went, where, who was there, what was said',
    'outreach-record',
    play(registered(), [
      'jiaxi-clerk',
      D,
      aStep('record-work', {
        work: 'outreach',
        officers: ['吕某己', '何某戊'],
        place: '柳塘村信访人家中',
        present: ['赵某甲', '村委会主任孙某'],
        text: '到户听取意见，查看了水沟。',
      }),
    ]),
    ['2026年9月4日', '柳塘村信访人家中', '吕某己、何某戊', '赵某甲、村委会主任孙某', '到户听取意见，查看了水沟。'],
  ],
  [
    'R004-29 责任倒查登记表: each stage with its unit, its days and who acted',
    'delay-trace',
    play(matterAt('assigned'), ['public-legal-service-head', '2026-09-06', aStep('record-work')]),
    ['公共法律服务管理股，2026年9月4日至今，停留 4 天', '登记：青岚县司法局甲溪司法所', '经办：陈某己'],
  ],
  [
    'R002-37 责成说明情况通知: to the unit, with how often it was reminded',
    'explanation-demand',
    play(NUDGED, [
      'supervisor-a',
      '2026-11-05',
      aStep('propose-supervision', {
        measure: 'explain',
        unit: PUBLIC_LEGAL,
        demands: '书面说明逾期的原因',
        dueOn: day('2026-11-12'),
      }),
    ]),
    ['责成说明情况', '经催办2次', '书面说明逾期的原因', '5个工作日内书面提交'],
  ],
  [
    'R002-04 裁量说明: the ground of leniency as it stands in the drafted opinion',
    'leniency-note',
    play(matterAt('notified'), ['jiaxi-clerk', D, aStep('draft-opinion', { leniency: '县救助办法第八条，家庭困难' })]),
    ['县救助办法第八条，家庭困难', '从宽处理不减少法定程序'],
  ],
  [
    'R002-42 办结报告: from the opinion, its delivery and the four columns',
    'closing-report',
    matterAt('closed'),
    ['水沟确已改道', '《民法典》第二百九十条', '恢复原水沟：解释说明', '处理意见书于2026年9月4日送达', '已恢复'],
  ],
  [
    'R004-50 送达回证: from the record',
    'service-return',
    play(registered(), ...SIGNED, [
      'jiaxi-clerk',
      '2026-09-07',
      aStep('record-delivery', {
        paper: 'opinion',
        docNo: '青司信意〔2026〕1号',
        mode: 'leave-at-residence',
        result: 'refused',
        reason: '本人不愿签字',
        witnesses: ['沈某壬', '韩某癸'],
        recipient: '孙某丙',
        place: '甲溪镇东村 8 号',
        servers: ['吕某己', '何某戊'],
        proof: '执法记录仪 0907-3',
        on: day('2026-09-07'),
      }),
    ]),
    [
      '处理意见书青司信意〔2026〕1号',
      '☑留置送达',
      '孙某丙',
      '2026年9月7日，本人不愿签字',
      '沈某壬、韩某癸',
      '甲溪镇东村 8 号',
      '吕某己、何某戊',
      '凭证：执法记录仪 0907-3',
    ],
  ],
  [
    'R001-64 回访记录: who called, what was found, both marks',
    'follow-up-record',
    play(
      matterAt('closed'),
      ['petition-clerk', '2026-09-11', aStep('follow-up', { on: day('2026-09-11') })],
      ['petition-clerk', '2026-09-11', aStep('rate', { value: 'unsatisfied', reason: 'slow', on: day('2026-09-11') })],
    ),
    ['2026年9月11日', '陈某己', '已落实。已恢复排水', '☑不满意', '办理慢'],
  ],
  [
    '条例 36 复查意见书: against which opinion, what is asked for',
    'review-opinion',
    matterAt('review'),
    ['请求重新核查', '青司信意〔2026〕1号', '2026年9月4日收到'],
  ],
  [
    '人民调解法 33 司法确认提示单: thirty days from the day it took effect',
    'confirmation-hint',
    play(matterAt('mediation'), ['jiaxi-clerk', D, aStep('conclude-mediation')]),
    ['自2026年9月4日起生效', '最迟于2026年10月4日'],
  ],
  [
    'R004-51 卷内目录: its form, its forms and proofs, by their days',
    'file-contents',
    matterAt('closed'),
    ['登记表', '送达回证（受理告知书）', '送达回证（处理意见书）', '办结审核表'],
  ],
];

test.each(CASES)('what was entered is what is issued: %s', (_rule, paper, view, entered) => {
  const text = printed(paper, view);
  expect(entered.filter((words) => !text.includes(words))).toEqual([]);
});

test('a floor: one case for each paper that a step fills', () => {
  expect(new Set(CASES.map(([, paper]) => paper)).size).toBeGreaterThanOrEqual(18);
});

describe('what is not typed', () => {
  test('条例 32, 34 limits and signed texts are fixed once the matter has them, and open before', () => {
    const signed = valuesOf('opinion-letter', play(registered(), ...SIGNED));
    expect(Object.keys(fixedValues(paperOf('opinion-letter'), signed))).toEqual(['claims', 'execution', 'reviewOrg']);
    expect(fixedValues(paperOf('opinion-letter'), valuesOf('opinion-letter', registered()))).toEqual({});
    const accepted = valuesOf('acceptance-notice', matterAt('notified'));
    expect(fixedValues(paperOf('acceptance-notice'), accepted)).toEqual({ dueOn: '2026-11-03' });
  });

  test('条例 31 another path has no sixty days', () => {
    const other = play(registered(), ['jiaxi-clerk', D, aStep('decide-intake', { path: 'arbitration' })]);
    expect(valuesOf('acceptance-notice', other)['dueOn']).toBeUndefined();
  });

  test('条例 32 an opinion sent back to its drafter is on no paper', () => {
    const back = play(registered(), ...DRAFTED, [
      'deputy-b',
      D,
      aStep('sign-opinion', { approved: false, comment: '补充证据' }),
    ]);
    expect(valuesOf('opinion-letter', back)['claims']).toBeUndefined();
  });
});

describe('R004-51, R002-43 the file', () => {
  const archived = matterAt('archived');
  test('as archived, with the pages of each paper', () => {
    expect(valuesOf('file-contents', archived)['entries']).toEqual([{ title: '登记表', pages: '2' }]);
  });

  test('what is missing is named, and nothing else', () => {
    expect(missingInFile(matterAt('closed'))).toEqual([
      '登记表没有打印',
      '受理告知书没有在本机出具，请放入原件',
      '处理意见书没有在本机出具，请放入原件',
      '送达 2 次，送达凭证 0 份',
      '办结审核表没有打印',
    ]);
    expect(missingInFile({ ...registered(), prints: { form: 1 } })).toEqual([]);
  });
});
