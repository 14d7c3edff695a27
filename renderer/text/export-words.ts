/** Words of the question before every export, and the mark that the exported thing bears (C41, RX-06). */
import { dateTimeText } from '#shared/documents/date-text.ts';
import { AUDIT_PURPOSES } from '#shared/model/audit.ts';
import type { Instant } from '#shared/model/plain-date.ts';

export type ExportPurpose = (typeof AUDIT_PURPOSES)[number];

export const PURPOSES: Readonly<Record<ExportPurpose, string>> = {
  handling: '办理',
  'for-petitioner': '交信访人本人',
  check: '核对',
  inspection: '检查',
  other: '其他',
};

export type WatermarkParts = {
  readonly officer: string;
  readonly unit: string;
  readonly at: Instant;
  readonly purpose: ExportPurpose;
  readonly count: number;
};

/** 「赵某 青岚县司法局 2026年9月10日 9:00 导出 1 件 用途：办理」: one line, the same on every kind of file. */
export const watermarkText = ({ officer, unit, at, purpose, count }: WatermarkParts): string =>
  `${officer} ${unit} ${dateTimeText(at)} 导出 ${count} 件 用途：${PURPOSES[purpose]}`;

export const purposeOptions = AUDIT_PURPOSES.map((value) => ({ value, label: PURPOSES[value] }));

export const exportText = {
  title: '导出前请说明',
  what: (name: string, count: number): string => `${name}，共 ${count} 件。`,
  mark: '文件上会印上姓名、单位、时间、件数和用途。这次导出记入审计。',
  purpose: '用途',
  reason: '理由',
  reasonHint: '给谁、做什么用；不写姓名、证件号和电话。',
  reasonUnsafe: '像是证件号或者电话，请改写。',
  earlier: '这次登录用过的理由',
  confirm: '导出',
} as const;
