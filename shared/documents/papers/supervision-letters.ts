/** 督办, 催办, 责成说明, 退回重办, 追责建议 (documents §5.2, §5.3, §5.10, §5.12, §5.13, §8.10–8.13; R002-03…10, R002-41). */
import type { Block } from '../print-document.ts';
import { contact, contactLine } from './contact-line.ts';
import { copyTo, mainTo, materials, summary } from './common-fields.ts';
import { definePaper } from './define-paper.ts';
import { date, fixed, lines, long, must, pick, rows, text } from './field-kinds.ts';
import { label, value } from '../form-cells.ts';
import { attachments, choice, closing, copies, day, or, paragraphs, part, salutation } from './text-parts.ts';

/** 《督办函》: only with a named authority (R002-05), and with guidance beside the faults (R002-03). */
export const supervisionLetter = definePaper({
  id: 'supervision-letter',
  number: '5.2',
  name: '督办函',
  group: 'supervision',
  look: 'letter-head',
  fields: {
    mainTo,
    summary,
    authorizedBy: must(text('授权人')),
    authorizedOn: must(date('授权日期')),
    trigger: must(long('触发原因')),
    problems: must(long('存在问题')),
    guidance: must(long('指导意见和依据')),
    demands: must(lines('要求')),
    dueOn: must(date('期限')),
    feedback: must(text('反馈方式')),
    ...contact,
    copyTo,
  },
  body: (v, frame) => ({
    title: '关于督办信访事项的函',
    blocks: [
      salutation(v.mainTo),
      ...paragraphs(
        `经${or(v.authorizedBy)}于${day(v.authorizedOn)}授权，现就${or(v.summary)}（编号${frame.matterNo}）予以督办。督办原因：${or(v.trigger)}`,
      ),
      ...part('一、存在问题', v.problems),
      ...part('二、指导意见和依据', v.guidance),
      ...part('三、要求', v.demands?.map((demand, i) => `${i + 1}. ${demand}`).join('\n')),
      ...paragraphs(`请于${day(v.dueOn)}前以${or(v.feedback)}反馈办理情况。`),
      closing(frame),
      ...contactLine(v),
      ...copies(v.copyTo),
    ],
  }),
});

const nudgeWays = { letter: '书面', phone: '电话', visit: '当面', system: '系统' } as const;

/** 《催办函》 with the earlier reminders below it (seed 002). */
export const nudgeLetter = definePaper({
  id: 'nudge-letter',
  number: '5.3',
  name: '催办函',
  group: 'supervision',
  look: 'letter-head',
  fields: {
    mainTo,
    assignedNo: must(text('原交办文号')),
    summary,
    replyDue: must(date('应回复日期')),
    asOf: must(date('截至日期')),
    overdueDays: must(text('已逾期天数')),
    newDue: must(date('限期')),
    earlier: rows('历次催办', {
      on: must(date('日期')),
      way: pick('方式', nudgeWays),
      person: text('受话人'),
      reply: text('答复要点'),
    }),
    ...contact,
  },
  body: (v, frame) => ({
    title: '关于催办信访事项的函',
    blocks: [
      salutation(v.mainTo),
      ...paragraphs(
        `${or(v.assignedNo)}交办的${or(v.summary)}（编号${frame.matterNo}）应于${day(v.replyDue)}前回复，截至${day(v.asOf)}已逾期${or(v.overdueDays, '＿＿')}日。请于${day(v.newDue)}前书面回复办理情况；未办结的，说明原因、进展和预计时间。`,
      ),
      closing(frame),
      ...contactLine(v),
      ...((v.earlier ?? []).length === 0
        ? []
        : ([
            { kind: 'paragraph', text: '历次催办记录：' },
            {
              kind: 'table',
              columns: [10, 24, 14, 18, 34],
              head: [['次数', '日期', '方式', '受话人', '答复要点'].map(label)],
              rows: (v.earlier ?? []).map((row, i) => [
                value(String(i + 1)),
                value(day(row.on)),
                value(row.way === undefined ? '' : nudgeWays[row.way]),
                value(row.person),
                value(row.reply),
              ]),
            },
          ] satisfies readonly Block[])),
    ],
  }),
});

const explainKinds = { explain: '责成说明情况', examine: '责成书面检查' } as const;

/** 《责成说明情况通知》《责成书面检查通知》. */
export const explanationDemand = definePaper({
  id: 'explanation-demand',
  number: '5.10',
  name: '责成说明情况（书面检查）通知',
  group: 'supervision',
  look: 'letter-head',
  fields: {
    kind: must(pick('种类', explainKinds)),
    mainTo,
    assignedNo: must(text('交办文号')),
    summary,
    overdueDays: must(text('逾期天数')),
    nudges: must(text('催办次数')),
    earlierReply: long('此前答复'),
    basis: must(text('依据')),
    demand: must(long('要求')),
    workDays: must(text('提交期限（工作日）')),
    consequence: must(long('逾期后果')),
    ...contact,
  },
  body: (v, frame) => ({
    title: `${choice(explainKinds, v.kind)}通知`,
    blocks: [
      salutation(v.mainTo),
      ...paragraphs(
        `${or(v.assignedNo)}交办的${or(v.summary)}（编号${frame.matterNo}）已逾期${or(v.overdueDays, '＿＿')}日，经催办${or(v.nudges, '＿＿')}次。${v.earlierReply ?? ''}`,
      ),
      ...paragraphs(`依据${or(v.basis)}，现${choice(explainKinds, v.kind)}：${or(v.demand)}`),
      ...paragraphs(`请自收到本通知之日起${or(v.workDays, '＿＿')}个工作日内书面提交。${or(v.consequence)}`),
      closing(frame),
      ...contactLine(v),
    ],
  }),
});

/** 《通报》 of a unit and how it handled a matter (R002-39): no word in it says who the petitioner is. */
export const circular = definePaper({
  id: 'circular',
  number: '5.11',
  name: '通报',
  group: 'supervision',
  look: 'red-head',
  fields: {
    mainTo,
    targetUnit: must(text('通报对象', '单位和工作人员')),
    facts: must(long('事实', '不写信访人的姓名和其他个人信息')),
    problems: must(long('存在问题')),
    demands: must(lines('要求')),
    dueOn: fixed(must(date('整改期限'))),
    signer: must(text('签发人')),
    copyTo,
  },
  body: (v, frame) => ({
    title: `关于${or(v.targetUnit)}信访事项办理情况的通报`,
    blocks: [
      salutation(v.mainTo),
      ...part('一、基本事实', v.facts),
      ...part('二、存在问题', v.problems),
      ...part('三、要求', v.demands?.map((demand, i) => `${i + 1}. ${demand}`).join('\n')),
      ...paragraphs(`请于${day(v.dueOn)}前完成整改，并书面报告结果。`),
      closing(frame),
      { kind: 'imprint', copyTo: v.copyTo ?? [], issued: { by: frame.issuer, on: day(frame.signedOn) } },
    ],
  }),
});

const six = {
  facts: '事实不清',
  conclusion: '结论不正确',
  unlawful: '不符合政策法规',
  formalities: '手续不完备',
  materials: '材料不齐全',
  'not-carried-out': '意见未落实',
} as const;

/** 《退回重办通知》: the unit stays the same, and the statutory limit does not move (R002-41, RX-07). */
export const redoNotice = definePaper({
  id: 'redo-notice',
  number: '5.12',
  name: '退回重办通知',
  group: 'supervision',
  look: 'letter-head',
  fields: {
    mainTo,
    summary,
    earlierResult: must(long('原办结结论')),
    faults: must(rows('不合格项', { item: must(pick('项目', six)), detail: must(text('具体问题')) })),
    demand: must(long('重办要求')),
    newDue: fixed(must(date('新期限'))),
    round: must(text('第几次退回')),
    ...contact,
  },
  body: (v, frame) => ({
    title: '关于退回重新办理信访事项的通知',
    blocks: [
      salutation(v.mainTo),
      ...paragraphs(
        `你单位报送的${or(v.summary)}（编号${frame.matterNo}）办结材料收悉。原结论：${or(v.earlierResult)}`,
      ),
      ...paragraphs(`经审核，下列各项不符合办结要求，现第${or(v.round, '＿＿')}次退回重新办理：`),
      ...(v.faults ?? []).flatMap(({ item, detail }, i) => paragraphs(`${i + 1}. ${choice(six, item)}：${or(detail)}`)),
      ...paragraphs(`重办要求：${or(v.demand)}`),
      ...paragraphs(`请于${day(v.newDue)}前重新报送。退回重办不延长法定办理期限。`),
      closing(frame),
      ...contactLine(v),
    ],
  }),
});

const faults = {
  'not-in-place': '整改不到位',
  slow: '进展缓慢',
  refused: '拒不整改',
  'false-materials': '编报虚假材料',
} as const;

/** 《责任追究建议书》 to the authority that may decide; about the unit's conduct, with evidence (条例40、42–46条). */
export const accountabilityProposal = definePaper({
  id: 'accountability-proposal',
  number: '5.13',
  name: '责任追究建议书',
  group: 'supervision',
  look: 'red-head',
  fields: {
    mainTo,
    targetUnit: must(text('责任单位')),
    summary,
    situation: must(long('基本情况')),
    fault: must(pick('情形', faults)),
    problems: must(long('存在问题')),
    evidence: must(long('证据')),
    basis: must(long('依据')),
    proposal: must(long('建议')),
    replyDue: must(date('反馈期限')),
    signer: must(text('签发人')),
    materials,
    copyTo,
  },
  body: (v, frame) => ({
    title: `关于追究${or(v.targetUnit)}信访工作责任的建议`,
    blocks: [
      salutation(v.mainTo),
      ...paragraphs(`现就${or(v.summary)}（编号${frame.matterNo}）办理中${or(v.targetUnit)}的责任问题提出建议。`),
      ...part('一、基本情况', v.situation),
      ...part(
        '二、存在问题',
        v.problems === undefined ? undefined : `属于${choice(faults, v.fault)}的情形。${v.problems}`,
      ),
      ...part('三、证据', v.evidence),
      ...part('四、依据', v.basis),
      ...part('五、建议', v.proposal),
      ...paragraphs(`请于${day(v.replyDue)}前书面反馈采纳情况。`),
      ...attachments(v.materials),
      closing(frame),
      { kind: 'imprint', copyTo: v.copyTo ?? [], issued: { by: frame.issuer, on: day(frame.signedOn) } },
    ],
  }),
});
