/**
 * 《接访回执》 (documents §1.6, §10 Receipt; R001-49). It is carried around and lost, so it tells nothing about the
 * matter and of the person only the surname; the query code is random and says nothing either.
 */
import type { MatterView } from '#shared/model/matter.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import type { ReceiptPaper } from '#shared/model/receipt-paper.ts';
import { dateText, dateTimeText } from './date-text.ts';
import { surnameOnly } from './personal-data.ts';
import { issuingUnit, missingFields, type PrintContext, printedLine, sheetFrame } from './print-context.ts';
import type { Block, BuiltDocument, KeyValue } from './print-document.ts';

export type ReceiptOptions = {
  /** Of this device's printer; only the A4 sheet has room for the office's counterfoil below. */
  readonly paper: ReceiptPaper;
  /** Last day for telling the petitioner (条例 23); `null` while the day of receipt is doubtful or nothing is due. */
  readonly notifyBy: PlainDate | null;
  /** Address of the county's query page, if it has one. */
  readonly queryUrl?: string;
};

export function receipt(view: MatterView, context: PrintContext, options: ReceiptOptions): BuiltDocument {
  const unit = issuingUnit(view, context);
  const frame = sheetFrame(view, context, 'handed-out');
  const ways = [
    ...(unit?.address === undefined ? [] : [`窗口：${unit.address}`]),
    ...(unit?.phone === undefined ? [] : [`电话：${unit.phone}`]),
    ...(options.queryUrl === undefined ? [] : [`网址：${options.queryUrl}`]),
  ];
  const facts: readonly KeyValue[] = [
    { label: '回执号', value: view.slipNo },
    { label: '事项编号', value: view.officialNo ?? '联网后取得，凭回执号同样可查' },
    ...(view.formerNo === undefined ? [] : [{ label: '原编号', value: view.formerNo }]),
    { label: '查询码', value: view.queryCode },
    { label: '信访人', value: surnameOnly(view.registration) },
    {
      label: '收到日期',
      value: view.timeDoubtful === true ? '待核，以核对后的告知为准' : dateText(view.registration.receivedOn),
    },
    { label: '收到单位', value: frame.unit },
    { label: '下一步', value: nextStep(view, options.notifyBy) },
    { label: '查询方式', value: ways.join('\n') },
    { label: '评价方式', value: '办结后，凭查询码在窗口或者通过电话评价办理单位的工作。' },
  ];
  const code: Block = {
    kind: 'qr',
    payload: qrText(view, unit?.phone, options.queryUrl),
    caption: ['查询码', view.queryCode],
  };
  const body: readonly Block[] = [
    { kind: 'key-values', items: facts },
    code,
    { kind: 'note', text: '本回执只证明已收到，不代表处理结论。请妥善保管，查询码可以重发。' },
    { kind: 'note', text: printedLine(context) },
  ];
  return {
    document: {
      title: '接访回执',
      look: 'slip',
      page: options.paper,
      orientation: 'portrait',
      ...frame,
      // The time of printing stands above the cut, on the half that is carried away.
      footer: [],
      blocks: options.paper === 'A4' ? [...body, ...counterfoil(view)] : body,
    },
    missing: missingFields([
      ['收到单位', unit?.name],
      ['查询方式（单位地址或者电话）', ways[0]],
    ]),
  };
}

/** What a phone reads from the square: codes and ways to ask, no person and no content. */
function qrText(view: MatterView, phone: string | undefined, url: string | undefined): string {
  return [
    `查询码：${view.queryCode}`,
    `回执号：${view.slipNo}`,
    ...(view.officialNo === undefined ? [] : [`事项编号：${view.officialNo}`]),
    ...(url === undefined ? [] : [url]),
    ...(phone === undefined ? [] : [`查询电话：${phone}`]),
  ].join('\n');
}

function nextStep(view: MatterView, notifyBy: PlainDate | null): string {
  if (view.settlement !== undefined) return '已当场答复，另有《当场答复意见》。';
  if (view.guidance !== undefined) return '已当场引导告知，另有《引导告知单》。';
  if (view.mediation !== undefined) return '各方自愿，已转人民调解，由人民调解委员会联系。';
  if (view.timeDoubtful === true) return '核对收到日期后，依法告知接收情况和处理途径。';
  if (notifyBy === null) return '依法告知接收情况和处理途径。';
  return `告知接收情况和处理途径。\n告知期限：${dateText(notifyBy)}前`;
}

/** The half that stays in the office: proof that the receipt was handed over. */
function counterfoil(view: MatterView): readonly Block[] {
  return [
    { kind: 'cut-line', text: '沿 此 线 裁 开' },
    { kind: 'heading', text: '接访回执（存根）' },
    {
      kind: 'key-values',
      items: [
        { label: '回执号', value: view.slipNo },
        { label: '事项编号', value: view.officialNo ?? '' },
        { label: '查询码', value: view.queryCode },
        { label: '登记时间', value: dateTimeText(view.history[0]?.recordedAt ?? view.updatedAt) },
      ],
    },
    { kind: 'signatures', labels: ['领取人签名', '登记员签名', '日期'] },
  ];
}
