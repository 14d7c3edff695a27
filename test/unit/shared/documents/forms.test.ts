import { expect, test } from 'vitest';
import { PlainDate } from '#shared/model/plain-date.ts';
import { RECEIPT_PAPERS } from '#shared/model/receipt-paper.ts';
import type { Block, PrintDocument } from '#shared/documents/print-document.ts';
import { board, type BoardInput } from '#shared/documents/board.ts';
import { guideSlip } from '#shared/documents/guide-slip.ts';
import { leaderVisitForm } from '#shared/documents/leader-visit-form.ts';
import { letterSlip } from '#shared/documents/letter-slip.ts';
import { maskedIdNo, surnameOnly } from '#shared/documents/personal-data.ts';
import { phoneForm } from '#shared/documents/phone-form.ts';
import { receipt } from '#shared/documents/receipt.ts';
import { spotReply } from '#shared/documents/spot-reply.ts';
import { visitForm } from '#shared/documents/visit-form.ts';
import { aMatter, context, guided, SECRETS, settled } from './sample-matter.ts';

const notifyBy = PlainDate.parse('2026-09-20');
const boardInput: BoardInput = {
  ...context,
  office: 'jiaxi',
  date: PlainDate.parse('2026-09-04'),
  place: '甲溪镇集市接访点',
  hosts: [{ name: '王某壬', title: '所长' }],
  companions: [],
  scope: '人民调解、法律援助',
  hotline: '0000-1234567',
  page: 'A4',
  orientation: 'portrait',
};

/** Label → value of every table row and key-value line. */
function facts(document: PrintDocument): Record<string, string> {
  const found: [string, string][] = [];
  for (const block of document.blocks) {
    if (block.kind === 'key-values') for (const { label, value } of block.items) found.push([label, value]);
    if (block.kind !== 'table') continue;
    for (const row of block.rows) {
      row.forEach((cell, i) => {
        if (cell.header === true) found.push([cell.text.replaceAll(/\s/g, ''), row[i + 1]?.text ?? '']);
      });
    }
  }
  return Object.fromEntries(found);
}
const ofKind = <K extends Block['kind']>(document: PrintDocument, kind: K): Extract<Block, { kind: K }>[] =>
  // The filter keeps exactly the blocks of this kind.
  document.blocks.filter((block) => block.kind === kind) as Extract<Block, { kind: K }>[];

test('documents §1.2 the daily form carries every field of the visit', () => {
  const { document, missing } = visitForm(aMatter(), context);
  expect(missing).toEqual([]);
  expect(facts(document)).toMatchObject({
    接访时间: '2026年9月4日 09:40',
    接访地点: '甲溪镇集市接访点',
    接访类型: '赶集日接访',
    接访人: '王某壬',
    姓名: '孙某丙',
    证件号码: '5301**********1234',
    来访人数: '1 人',
    信访目的: '检举控告类·揭发控告',
    业务类别: '公证',
    问题属地: '青岚县司法局甲溪司法所 东村',
    诉求: '1. 尽快出具公证书\n2. 退还费用',
    材料清单: '1. 受理通知单（1 页，复印件）',
    办理方式: '□自办　☑转办　□当即办结　□人民调解　□引导告知',
    责任单位: '公共法律服务管理股',
    转办单位: '公共法律服务管理股',
  });
});

test('R003-02 own words and summary stand beside each other', () => {
  const { statement, summary } = aMatter().registration;
  const shown = facts(visitForm(aMatter(), context).document);
  expect([shown['来访人陈述(原话摘要)'], shown['登记员归纳']]).toEqual([statement, summary]);
});

test('documents §1.2 a joint visit has its list, with contacts of representatives only', () => {
  const petitioners = ['representative', 'companion', 'companion'].map((role, i) => ({
    name: `赵某${'甲乙丙'[i] ?? ''}`,
    role,
    phone: `1390000000${i}`,
  }));
  const { document } = visitForm(aMatter({}, { petitionerType: 'joint', petitioners, totalPersons: 7 }), context);
  const list = ofKind(document, 'table')[1];
  expect(list?.head).toBeDefined();
  expect(list?.rows.map((row) => row.slice(1, 4).map((cell) => cell.text))).toEqual([
    ['赵某甲', '代表', '13900000000'],
    ['赵某乙', '随访人', ''],
    ['赵某丙', '随访人', ''],
  ]);
  expect(facts(document)).toMatchObject({ 来访人数: '7 人', 代表姓名: '赵某甲' });
});

test.each([
  [
    'visit form',
    visitForm(aMatter({}, { receiver: undefined, issueVillage: undefined, claims: [] }), context),
    ['接访人', '问题属地（到村）', '诉求'],
  ],
  [
    'C38 written by the clerk, not read back',
    visitForm(aMatter({}, { writtenByClerk: true }), context),
    ['读给本人听'],
  ],
  ['R004-41 leader form, printed for the pen', leaderVisitForm(aMatter(), context), []],
  [
    'R004-41 leader form with an opinion of nobody',
    leaderVisitForm(aMatter({}, { leaderOpinion: '请核查。' }), context),
    ['签批领导姓名', '签批领导职务'],
  ],
  ['letter slip', letterSlip(aMatter({}, { form: 'letter' }), context), ['领导批示']],
  ['phone form', phoneForm(aMatter({}, { form: 'phone', receiver: undefined }), context), ['接听人']],
  ['receipt', receipt(aMatter(), context, { paper: 'A4', notifyBy }), []],
  [
    'receipt of an unknown office',
    receipt(aMatter({ office: 'new' }), context, { paper: 'A4', notifyBy }),
    ['收到单位', '查询方式（单位地址或者电话）'],
  ],
  ['R003-04 guide slip', guideSlip(aMatter(), context), ['不受理原因', '应去部门', '应去部门的地址、电话、接待时间']],
  ['guide slip, filled in', guideSlip(aMatter(guided), context), []],
  ['spot reply', spotReply(aMatter(), context, null), ['答复内容', '办结方式', '告知日期']],
  ['R004-39 board', board({ ...boardInput, hosts: [], hotline: '' }), ['接访人姓名', '监督电话']],
])('empty required fields are named before printing: %s', (_name, { missing }, expected) => {
  expect(missing).toEqual(expected);
});

const act = (action: Record<string, unknown>) => ({
  op: 'CCCCCCCCCCCCCCCCCCCCCC',
  by: 'wang',
  office: 'jiaxi',
  at: '2026-09-05T02:00:00.000Z',
  from: 'registered',
  action,
});
const propose = act({
  kind: 'propose',
  unit: 'public-legal-service',
  dueOn: '2026-10-30',
  opinion: '拟交公律股核查。',
});
const instruct = act({ kind: 'instruct', text: '请公律股核查，月底前报结果。', on: '2026-09-06' });

test.each<readonly [string, Record<string, unknown>, Record<string, unknown>, object, Record<string, string>]>([
  ['R004-07 批示', { acts: [instruct] }, {}, {}, { 领导批示: '请公律股核查，月底前报结果。' }],
  ['拟办 with its term', { acts: [propose] }, {}, {}, { 拟办意见: '拟交公律股核查。', 期限: '2026年10月30日' }],
  ['a promise', {}, { promisedOn: '2026-09-10' }, { dueOn: '2026-09-19' }, { 期限: '2026年9月10日' }],
  ['the clock, without a promise', {}, {}, { dueOn: '2026-09-19' }, { 期限: '2026年9月19日' }],
  ['the postmark', {}, { postmarkOn: '2026-09-01' }, {}, { 邮戳日期: '2026年9月1日' }],
  ['not handled yet', {}, {}, {}, { 处理: '□办理　□退回　□存查' }],
  ['returned', { status: 'returned' }, {}, {}, { 处理: '□办理　☑退回　□存查' }],
  ['filed', { status: 'archived' }, {}, {}, { 处理: '□办理　□退回　☑存查' }],
  [
    'no address',
    {},
    { petitioners: [{ name: '孙某丙', role: 'principal', addressUnknown: true }] },
    {},
    { 地址: '不清' },
  ],
])('documents §1.3 来信处理笺: %s', (_name, view, registered, more, expected) => {
  const { document, missing } = letterSlip(aMatter(view, { form: 'letter', ...registered }), { ...context, ...more });
  expect(facts(document)).toMatchObject(expected);
  expect(missing).toEqual('领导批示' in expected ? [] : ['领导批示']);
});

test('R004-07 who proposed, who instructed, and when, stand where they sign', () => {
  const { document } = letterSlip(aMatter({ acts: [propose, instruct] }, { form: 'letter' }), context);
  const signs = ofKind(document, 'table').flatMap(({ rows }) => rows.flat().flatMap(({ sign }) => sign ?? []));
  expect(signs).toEqual(['拟办人：王某壬　2026年9月5日', '签名：王某壬　2026年9月6日']);
});

test('documents §1.4 来电登记表: when to call back, and others who told of the same problem', () => {
  const link = (to: string, relation: string) => ({ to, relation, op: 'DDDDDDDDDDDDDDDDDDDDDD' });
  const links = [
    link('E'.repeat(22), 'same-problem'),
    link('F'.repeat(22), 'same-matter'),
    link('G'.repeat(22), 'different'),
  ];
  const call = aMatter({ links }, { form: 'phone', promisedOn: '2026-09-07', promisedTime: '15:30' });
  expect(facts(phoneForm(call, context).document)).toMatchObject({
    承诺回电: '2026年9月7日 15:30',
    同一问题: '已确认同一问题 1 件（不同的人反映）；本人就同一事项已来过 1 件',
  });
});

test('R003-05 the guide slip says what was explained and how it was taken; nothing is ticked for nobody', () => {
  const { guidance } = guided;
  const told = { ...guidance, explanation: '说明了确权程序。', response: 'understands' };
  const texts = [told, guidance].map((given) =>
    ofKind(guideSlip(aMatter({ ...guided, guidance: given }), context).document, 'paragraph').map(({ text }) => text),
  );
  expect(texts[0]).toContain('解释要点：说明了确权程序。');
  expect(texts[0]?.join()).toContain('□理解并接受　☑理解，不接受');
  expect(texts[1]?.join()).not.toContain('☑');
});

test('an anonymous visitor lacks neither name nor address', () => {
  const { document, missing } = visitForm(aMatter({}, { petitionerType: 'anonymous', petitioners: [] }), context);
  expect(missing).toEqual([]);
  expect(facts(document)['姓名']).toBe('匿名');
});

test.each(RECEIPT_PAPERS)('documents §1.6 receipt on %s: codes and dates, no content, surname only', (paper) => {
  const { document } = receipt(aMatter(), context, { paper, notifyBy, queryUrl: 'https://query.invalid' });
  expect(document.page).toBe(paper);
  expect(facts(document)).toMatchObject({
    回执号: '甲溪-D1-20260904-002',
    查询码: '7K3M9QX2',
    收到日期: '2026年9月4日',
    收到单位: '青岚县司法局甲溪司法所',
    下一步: '告知接收情况和处理途径。\n告知期限：2026年9月20日前',
  });
  const printed = JSON.stringify(document);
  expect(SECRETS.filter((secret) => printed.includes(secret))).toEqual([]);
  expect(printed).toContain('孙**');
  expect(printed).toContain('本回执只证明已收到，不代表处理结论');
  expect(ofKind(document, 'qr')[0]?.payload).toBe(
    '查询码：7K3M9QX2\n回执号：甲溪-D1-20260904-002\nhttps://query.invalid\n查询电话：0000-1234567',
  );
  expect(ofKind(document, 'cut-line')).toHaveLength(paper === 'A4' ? 1 : 0);
});

test.each([
  ['settled', settled, '已当场答复'],
  ['guided out', guided, '已当场引导告知'],
  ['C32 day of receipt in doubt', { timeDoubtful: true }, '核对收到日期后'],
])('receipt, next step: %s', (_name, changes, expected) => {
  const { document } = receipt(aMatter(changes), context, { paper: 'A4', notifyBy });
  expect(facts(document)['下一步']).toContain(expected);
  expect(JSON.stringify(document)).not.toContain('9月20日');
});

test('documents §1.5 the board names the hosts and nobody who came', () => {
  const { document } = board(boardInput);
  expect(ofKind(document, 'names')[0]?.people).toEqual([{ name: '王某壬', title: '所长' }]);
  expect(facts(document)).toMatchObject({ 接访日期: '2026年9月4日', 监督电话: '0000-1234567' });
});

test('RX-02 the provisional number stands until there is an official one, and beside it afterwards', () => {
  const before = visitForm(aMatter(), context).document;
  expect([before.docNo, before.marks]).toEqual(['甲溪-D1-20260904-002', ['临时号，联网后取得正式编号，两号都可查询']]);
  const after = visitForm(
    aMatter({ officialNo: '青司信甲溪-2026-7', formerNo: '青司信甲溪-2026-6' }),
    context,
  ).document;
  expect([after.docNo, after.marks]).toEqual([
    '青司信甲溪-2026-7',
    ['临时号 甲溪-D1-20260904-002', '原编号 青司信甲溪-2026-6'],
  ]);
});

test('documents §7 every sheet has its time of printing and says when it is a reprint', () => {
  const again = { ...context, reprint: 2 };
  for (const { document } of [
    visitForm(aMatter(), again),
    leaderVisitForm(aMatter(), again),
    letterSlip(aMatter(), again),
    phoneForm(aMatter(), again),
    receipt(aMatter(), again, { paper: 'A4', notifyBy }),
    guideSlip(aMatter(guided), again),
    spotReply(aMatter(settled), again, null),
    board({ ...boardInput, reprint: 2 }),
  ]) {
    expect(document.marks).toContain('补打第 2 次');
    expect(JSON.stringify(document)).toContain('本机打印时间 2026年9月4日 10:30');
  }
});

test('R003-04 the guide slip tells why, where and how to get there', () => {
  const printed = JSON.stringify(guideSlip(aMatter(guided), context).document);
  for (const told of Object.values(guided.guidance).slice(0, 3)) expect(printed).toContain(told);
});

test('R004-15 the spot reply answers each claim, and names the review only where there is one', () => {
  const plain = JSON.stringify(spotReply(aMatter(settled), context, null).document);
  expect(plain).toContain(settled.settlement.reply);
  expect(plain).not.toContain('复查');
  const formal = JSON.stringify(spotReply(aMatter(settled), context, { unit: '青岚县人民政府', days: 30 }).document);
  expect(formal).toContain('可自收到之日起 30 日内向青岚县人民政府书面请求复查');
});

test.each([
  ['530100199001011234', '5301**********1234'],
  ['E12345678', 'E1*****78'],
  ['1234', '****'],
])('an id number is masked: %s', (idNo, masked) => {
  expect(maskedIdNo(idNo)).toBe(masked);
});

test.each([
  ['one person', {}, '孙**'],
  ['double surname', { petitioners: [{ name: '欧阳某甲', role: 'principal' }] }, '欧阳**'],
  ['several', { totalPersons: 7, petitionerType: 'joint' }, '孙** 等 7 人'],
  ['an organisation', { petitionerType: 'organization' }, '（单位）'],
  ['anonymous', { petitionerType: 'anonymous', petitioners: [] }, '匿名'],
])('only the surname: %s', (_name, registered, expected) => {
  expect(surnameOnly(aMatter({}, registered).registration)).toBe(expected);
});
