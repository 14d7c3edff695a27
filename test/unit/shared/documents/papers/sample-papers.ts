/** Invented values for the papers: every field filled with a mark of its own, and a few letters as they are really written. */
import { PlainDate } from '#shared/model/plain-date.ts';
import { acceptanceNotice } from '#shared/documents/papers/acceptance-notices.ts';
import { handlingDraft } from '#shared/documents/papers/approval-forms.ts';
import { fileContents, fileCover } from '#shared/documents/papers/archive-papers.ts';
import { assignmentLetter, closingReport } from '#shared/documents/papers/forwarding-letters.ts';
import { extensionNotice } from '#shared/documents/papers/handling-notices.ts';
import { opinionLetter } from '#shared/documents/papers/opinion-papers.ts';
import type { Field, Fields, FlatField, PaperValue, PaperValues } from '#shared/documents/papers/paper.ts';
import type { PaperFrame } from '#shared/documents/papers/paper-frame.ts';
import { serviceReturn } from '#shared/documents/papers/service-forms.ts';
import { nudgeLetter, supervisionLetter } from '#shared/documents/papers/supervision-letters.ts';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { context } from '../sample-matter.ts';

export const day = (text: string): PlainDate => PlainDate.parse(text);

export const frame: PaperFrame = {
  issuer: '青岚县司法局',
  numberPrefix: '青司信',
  docNo: '青司信函〔2026〕12号',
  signedOn: day('2026-09-08'),
  matterNo: '青司信甲溪〔2026〕7号',
  printedAt: context.printedAt,
  reprint: 0,
};

const flatMark = (field: FlatField, mark: string): string => {
  if (field.kind === 'date') return '2026-03-05';
  if (field.kind === 'choice') return Object.keys(field.choices).at(-1) ?? '';
  return mark;
};

function markOf(field: Field, mark: string): PaperValue {
  if (field.kind === 'lines') return [`${mark}甲`, `${mark}乙`];
  if (field.kind !== 'rows') return flatMark(field, mark);
  return [
    Object.fromEntries(
      Object.entries(field.columns).map(([key, column]) => [key, flatMark(column, `${mark}·${column.label}`)]),
    ),
  ];
}

/** Every field filled, each with words found nowhere else. */
export const marked = (fields: Fields): PaperValues =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, markOf(field, `值${key}`)]));

const FINDING =
  '经查，孙某丙于 2026 年 3 月 9 日向县公证处申请办理继承公证，公证处当日出具受理通知单，编号（2026）青证受字第 118 号。' +
  '公证处承办人先后三次电话通知补充材料，但未一次性书面告知所缺材料清单，致使办理时间延长。' +
  '以上事实有受理通知单、电话记录、公证处情况说明和当事人陈述为证。';

/** Name and document of the papers that are looked at most. */
export const realPapers: readonly (readonly [name: string, document: PrintDocument])[] = [
  [
    '2.1-acceptance',
    acceptanceNotice.build(
      {
        addressee: '孙某丙',
        receivedOn: day('2026-09-04'),
        petitionForm: '来访',
        summary: '县公证处拖延办理继承公证',
        handlingPath: 'petition-procedure',
        handlingOrg: '公共法律服务管理股',
        dueOn: day('2026-11-07'),
        officer: '王某壬',
        phone: '0000-1234567',
        queryWays: '青岚县司法局信访窗口、电话 0000-1234567',
        queryCode: '7K3M9QX2',
      },
      { ...frame, docNo: '青司信告〔2026〕31号' },
    ).document,
  ],
  [
    '2.6-assignment',
    assignmentLetter.build(
      {
        mainTo: '甲溪司法所',
        petitionerAlias: '孙某',
        summary: '县公证处拖延办理继承公证',
        instruction: '请公律股牵头查清延误原因，9 月 15 日前答复信访人。郑某甲，9 月 7 日。',
        requirements: '查清公证办理经过和延误原因；督促公证处一次告知所缺材料，限期办结。',
        dueOn: day('2026-09-15'),
        materials: ['来访登记表复印件 1 份', '受理通知单复印件 1 份'],
        contactPerson: '林某',
        phone: '0000-7654321',
        copyTo: ['青岚县信访局', '县公证处'],
      },
      { ...frame, docNo: '青司信交〔2026〕5号' },
    ).document,
  ],
  [
    '2.6-closing-report',
    closingReport.build(
      {
        mainTo: '青岚县信访局',
        assignedNo: '青信交〔2026〕88号',
        petitionerAlias: '孙某',
        summary: '县公证处拖延办理继承公证',
        facts: FINDING,
        basis: '《中华人民共和国公证法》第三十条，《公证程序规则》有关规定。',
        result: '公证处已一次告知所缺材料，9 月 12 日出具公证书；减收公证费 200 元。',
        served: '处理意见书于 2026 年 9 月 14 日当面送达，本人签收。',
        response: '同意。',
        settled: '公证书已出具，信访人领取。',
        signer: '郑某甲',
        copyTo: ['青岚县人民政府办公室'],
      },
      { ...frame, docNo: '青司信报〔2026〕3号', signer: '郑某甲' },
    ).document,
  ],
  [
    '2.8-extension',
    extensionNotice.build(
      {
        addressee: '孙某丙',
        summary: '县公证处拖延办理继承公证',
        acceptedOn: day('2026-09-08'),
        originalDue: day('2026-11-07'),
        extendedDue: day('2026-12-07'),
        days: '30',
        extensionReason: '需向外地房产登记机构调取档案',
        approvedBy: '局长',
        approvedOn: day('2026-11-02'),
        officer: '王某壬',
        phone: '0000-1234567',
      },
      { ...frame, docNo: undefined },
    ).document,
  ],
  [
    '2.9-opinion',
    opinionLetter.build(
      {
        addressee: '孙某丙',
        subject: '县公证处拖延办理继承公证问题',
        receivedOn: day('2026-09-04'),
        acceptance: '2026 年 9 月 4 日，你到甲溪镇集市接访点反映本事项，本机关同日登记，9 月 8 日受理并书面告知。',
        claims: [
          {
            claim: '尽快出具公证书',
            finding: FINDING,
            result: 'supported',
            opinion: '责令公证处在收齐材料后 5 个工作日内出具公证书。',
            basis: '《中华人民共和国公证法》第三十条',
          },
          {
            claim: '退还公证费用',
            finding:
              '公证费用按省定标准收取，票据齐全，未发现多收。考虑到办理延误给你造成不便，公证处自愿减收 200 元。'.repeat(
                2,
              ),
            result: 'partly-supported',
            basis: '《公证服务收费管理办法》有关规定',
          },
        ],
        execution: '由公共法律服务管理股监督县公证处执行，2026 年 10 月 15 日前完成并回访。',
        reviewOrg: '青岚县人民政府',
        copyTo: ['青岚县信访局'],
      },
      { ...frame, docNo: '青司信意〔2026〕9号' },
    ).document,
  ],
  [
    '3.1-service-return',
    serviceReturn.build(
      {
        docRef: '关于孙某丙反映县公证处拖延办理继承公证问题的处理意见（青司信意〔2026〕9号）',
        addressee: '孙某丙',
        place: '甲溪镇东村 8 号',
        mode: 'direct',
        servers: '王某壬、陈某癸',
      },
      frame,
    ).document,
  ],
  [
    '5.1-draft',
    handlingDraft.build(
      {
        source: '来访',
        receivedOn: day('2026-09-04'),
        petitionerAlias: '孙某',
        summary: '反映县公证处自三月受理继承公证后一直拖延，未一次告知所缺材料。',
        proposal: '建议由公共法律服务管理股牵头调查，甲溪司法所协助，9 月 15 日前答复信访人。',
        dutyUnit: '公律股',
        helpUnits: '甲溪司法所',
        dueOn: day('2026-09-15'),
        draftedBy: '林某',
      },
      frame,
    ).document,
  ],
  [
    '5.2-supervision',
    supervisionLetter.build(
      {
        mainTo: '甲溪司法所',
        summary: '孙某反映县公证处拖延办理继承公证',
        authorizedBy: '副局长郑某甲',
        authorizedOn: day('2026-11-10'),
        trigger: '超过办结期限 3 日，没有有效延期。',
        problems: '未在规定期限内出具处理意见书，也未告知信访人原因。',
        guidance:
          '依据《信访工作条例》第三十四条，情况复杂的应当经批准延长并告知延期理由。请先核对公证处补正材料的时间，再作结论。',
        demands: ['三日内出具处理意见书并送达', '书面说明未按期办结的原因'],
        dueOn: day('2026-11-13'),
        feedback: '书面',
        contactPerson: '林某',
        phone: '0000-7654321',
        copyTo: ['青岚县信访局'],
      },
      { ...frame, docNo: '青司信督〔2026〕2号' },
    ).document,
  ],
  [
    '5.3-nudge',
    nudgeLetter.build(
      {
        mainTo: '甲溪司法所',
        assignedNo: '青司信交〔2026〕5号',
        summary: '孙某反映县公证处拖延办理继承公证',
        replyDue: day('2026-09-15'),
        asOf: day('2026-09-18'),
        overdueDays: '3',
        newDue: day('2026-09-21'),
        earlier: [{ on: day('2026-09-16'), way: 'phone', person: '王某壬', reply: '正在核对公证处材料' }],
        contactPerson: '林某',
        phone: '0000-7654321',
      },
      { ...frame, docNo: '青司信催〔2026〕4号' },
    ).document,
  ],
  [
    '6.14-cover',
    fileCover.build(
      {
        fileNo: '2026-信-0007',
        fileTitle: '关于县公证处办理继承公证的信访事项',
        startedOn: day('2026-09-04'),
        endedOn: day('2026-10-20'),
        sheets: '9',
        pages: '31',
        retention: '10 年',
        filedBy: '林某',
        checkedBy: '周某',
      },
      frame,
    ).document,
  ],
  [
    '6.14-contents',
    fileContents.build(
      {
        entries: [
          { docNo: '', author: '甲溪司法所', title: '来访登记表', on: day('2026-09-04'), pages: '2' },
          { docNo: '青司信告〔2026〕31号', author: '县司法局', title: '受理告知书', on: day('2026-09-08'), pages: '1' },
          {
            docNo: '青司信意〔2026〕9号',
            author: '县司法局',
            title: '关于孙某丙反映县公证处拖延办理继承公证问题的处理意见',
            on: day('2026-10-12'),
            pages: '4',
          },
          { docNo: '', author: '县司法局', title: '送达回证', on: day('2026-10-14'), pages: '1' },
        ],
      },
      frame,
    ).document,
  ],
];
