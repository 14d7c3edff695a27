/** 恢复密钥纸 (security §3.3): one of three parts of the county's recovery key, for one keeper's sealed envelope. */
import type { Instant } from '#shared/model/plain-date.ts';
import { dateTimeText } from './date-text.ts';
import { printedLine } from './print-context.ts';
import type { Cell, PrintDocument, Row } from './print-document.ts';

export type RecoverySheet = {
  /** The county bureau. */
  readonly unit: string;
  /** 1, 2 or 3. */
  readonly number: number;
  /** Groups parted by hyphens, as they are typed again. */
  readonly share: string;
  /** Which key the sheet belongs to: sheets of different keys do not go together. */
  readonly keyNumber: string;
  readonly printedAt: Instant;
};

const ACROSS = 3;

export function recoverySheet({ unit, number, share, keyNumber, printedAt }: RecoverySheet): PrintDocument {
  return {
    title: '恢复密钥纸',
    look: 'form',
    page: 'A4',
    orientation: 'portrait',
    unit,
    docNo: `第 ${number} 份（共 3 份）`,
    marks: [`密钥编号 ${keyNumber}`],
    blocks: [
      {
        kind: 'paragraph',
        text: '这是本县恢复密钥的三份之一。任意两份合在一起，能让忘记口令的人员重新登录，也能打开停用电脑留下的工作；只有一份，什么也打不开。',
      },
      { kind: 'table', columns: [8, 25.333, 8, 25.333, 8, 25.334], rows: rowsOf(share.split('-')) },
      { kind: 'note', text: '每组六位，第六位是校验位。没有字母 I、L、O、U：圆的是数字 0，竖的是数字 1。' },
      { kind: 'qr', payload: share, caption: ['与上面的文字相同，可以用摄像头扫'] },
      { kind: 'heading', text: '保管' },
      paragraph('1. 核对纸上十二组清楚可读，折好装入信封，封口签名盖章，锁入保管人自己的柜子。'),
      paragraph('2. 三份由三名保管人分别保管，不要放在一处，不要拍照、复印、存入电脑。'),
      paragraph('3. 保管人换人，或者信封被打开过：请安全管理员重新制作恢复密钥，旧的三份全部销毁。'),
      { kind: 'heading', text: '使用' },
      paragraph('1. 两名保管人同到县局安全管理员处，进入“人员与设备”页的“口令恢复”。'),
      paragraph('2. 选定哪台电脑上的哪位人员，两人各自输入（或者扫）自己的一份。哪一组输错，屏幕会指出第几组。'),
      paragraph('3. 把显示的登记码和一次性口令交给本人。每次使用都记入日志，用后重新封好。'),
      { kind: 'signatures', labels: ['保管人', '封存日期'] },
    ],
    footer: [`制作时间 ${dateTimeText(printedAt)}`, printedLine({ printedAt })],
  };
}

const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const;

function rowsOf(groups: readonly string[]): readonly Row[] {
  const cells = groups.map((text, i): readonly Cell[] => [
    { text: String(i + 1), header: true },
    { text, align: 'center' },
  ]);
  return Array.from({ length: Math.ceil(cells.length / ACROSS) }, (_, row) =>
    cells.slice(row * ACROSS, (row + 1) * ACROSS).flat(),
  );
}
