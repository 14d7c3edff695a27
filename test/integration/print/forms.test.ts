/** Each form on real paper: printed to PDF by Chromium, nothing wider than the sheet, long text going on over the page. */
import { expect, test } from 'vitest';
import type { PrintDocument } from '#shared/documents/print-document.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { board, type BoardInput } from '#shared/documents/board.ts';
import { guideSlip } from '#shared/documents/guide-slip.ts';
import { leaderVisitForm } from '#shared/documents/leader-visit-form.ts';
import { letterSlip } from '#shared/documents/letter-slip.ts';
import { phoneForm } from '#shared/documents/phone-form.ts';
import { monthlyReportSheet } from '#shared/documents/monthly-report.ts';
import { recordList } from '#shared/documents/record-list.ts';
import { receipt } from '#shared/documents/receipt.ts';
import { spotReply } from '#shared/documents/spot-reply.ts';
import { ticketSlip, type TicketPaper } from '#shared/documents/ticket-slip.ts';
import { visitForm } from '#shared/documents/visit-form.ts';
import { pageStyle } from '#renderer/print/page-style.ts';
import {
  aReportSheet,
  earlierFigures,
  figuresOf,
  TWO_YEARS,
  USUAL,
} from '#test/unit/shared/documents/sample-report.ts';
import { aMatter, context, guided, settled } from '#test/unit/shared/documents/sample-matter.ts';
import { markup, onPaper, pagesIn, PIXELS_PER_MM } from './on-paper.ts';

const LONG = '我三月份就去办公证书，他们一直拖延，说材料不全，又不讲缺什么。'.repeat(110);

/** A stroke, three times as wide as high, as the pad draws it. */
const SIGNATURE = `data:image/svg+xml;utf8,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="480" height="160"><path d="M40 110 C120 20 160 140 240 60 S400 90 440 50" fill="none" stroke="black" stroke-width="5"/></svg>',
)}`;

const boardInput: BoardInput = {
  ...context,
  office: 'jiaxi',
  date: PlainDate.parse('2026-09-04'),
  time: '8:30—12:00',
  place: '甲溪镇集市接访点',
  hosts: [
    { name: '王某壬', title: '所长' },
    { name: '陈某癸', title: '司法助理员' },
  ],
  companions: ['吴某子'],
  scope: '人民调解、法律援助、社区矫正、安置帮教以及对司法行政工作的意见建议',
  hotline: '0000-1234567',
  page: 'A4',
  orientation: 'portrait',
};

/** All that may stand on a board: three who receive, a holiday, a change of the day. */
const fullBoard: BoardInput = {
  ...boardInput,
  hosts: [
    { name: '欧阳某壬', title: '党组书记、局长' },
    { name: '陈某癸', title: '党组成员、副局长' },
    { name: '吴某子', title: '受王某壬委托' },
  ],
  companions: ['吴某子', '郑某丑', '周某寅'],
  place: '甲溪镇人民政府综合服务大楼一楼人民调解室（集市接访点东侧）',
  reschedule: '原定 10 月 3 日，逢国庆放假，改到 10 月 9 日，当天照常接访。',
};

const ticket = (paper: TicketPaper): PrintDocument =>
  ticketSlip({
    no: 'A017',
    persons: 3,
    ahead: 12,
    unit: '青岚县司法局甲溪司法所',
    place: '甲溪镇人民政府综合服务大楼一楼人民调解室',
    at: context.printedAt,
    paper,
  });

/** 《接访事项台账》 of a market morning. */
const ledger = recordList({
  ...context,
  office: 'jiaxi',
  title: '接访事项台账',
  period: '2026-09-04 至 2026-09-04',
  columns: ['接访日', '接访人', '编号', '信访人', '事项', '责任单位', '期限', '进展', '登记表'].map((header, i) => ({
    header,
    width: [14, 11, 30, 16, 39, 13, 14, 12, 10][i] ?? 12,
  })),
  rows: Array.from({ length: 40 }, (_, i) => [
    '2026-09-04',
    '何某戊',
    i % 2 === 0 ? `青司信甲溪〔2026〕${i + 1}号` : `甲溪-D1-20260904-0${10 + i}`,
    i % 7 === 0 ? '孙某丙等 6 人（群体性）' : '孙某丙',
    i % 3 === 0
      ? '与邻居因屋后排水沟改道发生争执，雨天墙脚进水，要求恢复原来的水沟并赔偿修缮费用。'
      : '继承公证逾三个月未出证。',
    '公律股',
    '2026-09-19',
    '已登记',
    '已签',
  ]),
});

/** Name, document, width in millimetres left between the margins, pages at least and at most. */
const sheets: readonly (readonly [string, PrintDocument, number, number, number])[] = [
  ['visit-form', visitForm(aMatter(), context).document, 176, 1, 1],
  ['visit-form-long', visitForm(aMatter(settled, { statement: LONG }), context).document, 176, 3, 5],
  [
    'leader-form',
    leaderVisitForm(
      aMatter(
        { officialNo: '青司信甲溪〔2026〕7号' },
        {
          leaderOpinion: '请公律股调查公证处办理情况，9月15日前答复信访人。',
          leaderName: '郑某甲',
          leaderTitle: '副局长',
          leaderSignedOn: '2026-09-04',
          leaderSignature: 'a'.repeat(64),
        },
      ),
      { ...context, signature: SIGNATURE },
    ).document,
    176,
    1,
    1,
  ],
  ['letter-slip', letterSlip(aMatter({}, { form: 'letter' }), context).document, 176, 1, 1],
  ['phone-form', phoneForm(aMatter({}, { form: 'phone' }), context).document, 176, 1, 1],
  [
    'receipt-a4',
    receipt(aMatter(), context, { paper: 'A4', notifyBy: PlainDate.parse('2026-09-20') }).document,
    170,
    1,
    1,
  ],
  [
    'receipt-roll',
    receipt(aMatter(), context, { paper: 'receipt-80mm', notifyBy: PlainDate.parse('2026-09-20') }).document,
    80,
    1,
    1,
  ],
  ['board-a4', board(boardInput).document, 178, 1, 1],
  ['board-a3', board({ ...boardInput, page: 'A3', orientation: 'landscape' }).document, 388, 1, 1],
  ['board-full-a4', board({ ...fullBoard, orientation: 'portrait' }).document, 178, 1, 1],
  ['board-full-landscape', board({ ...fullBoard, orientation: 'landscape' }).document, 265, 1, 1],
  [
    'board-one',
    board({ ...fullBoard, hosts: fullBoard.hosts.slice(0, 1), orientation: 'landscape' }).document,
    265,
    1,
    1,
  ],
  ['board-full-a3', board({ ...fullBoard, page: 'A3', orientation: 'landscape' }).document, 388, 1, 1],
  ['ticket-a5', ticket('A5'), 116, 1, 1],
  ['ticket-80', ticket('receipt-80mm'), 80, 1, 1],
  ['ticket-58', ticket('receipt-58mm'), 58, 1, 1],
  ['reception-ledger', ledger, 262, 2, 3],
  ['monthly-report', monthlyReportSheet(aReportSheet({ figures: figuresOf(USUAL) })), 176, 1, 2],
  [
    'monthly-report-earlier',
    monthlyReportSheet(aReportSheet({ figures: earlierFigures(figuresOf(USUAL)) })),
    176,
    1,
    1,
  ],
  ['monthly-report-every-channel', monthlyReportSheet(aReportSheet({ figures: figuresOf(TWO_YEARS) })), 176, 2, 2],
  ['guide-slip', guideSlip(aMatter(guided), context).document, 156, 1, 2],
  ['spot-reply', spotReply(aMatter(settled), context, { unit: '青岚县人民政府', days: 30 }).document, 156, 1, 2],
];

const paper = onPaper();

test.each(sheets)('%s', async (name, sheet, width, least, most) => {
  const page = paper.page();
  await page.setViewportSize({ width: Math.round(width * PIXELS_PER_MM), height: 800 });
  await paper.show('print', markup(sheet));
  const height = await page.evaluate(() => document.body.getBoundingClientRect().height);
  await page.addStyleTag({ content: pageStyle(sheet, height / PIXELS_PER_MM) });

  const tooWide = await page.evaluate(() =>
    [...document.querySelectorAll('.doc, .doc *')]
      .filter((e) => e.scrollWidth > Math.ceil(e.getBoundingClientRect().width) + 1 && !e.closest('svg'))
      .map((e) => `${e.tagName}.${e.className}: ${(e.textContent ?? '').slice(0, 30)}`),
  );
  expect(tooWide).toEqual([]);

  const pages = pagesIn(await paper.pdf(name));
  expect(pages).toBeGreaterThanOrEqual(least);
  expect(pages).toBeLessThanOrEqual(most);
});
