/** Words of 导入台账: the file, its columns, rows that need something, the result and taking it back. */
import type { ColumnUse, LedgerField } from '#shared/domain/ledger-import/columns.ts';
import type { DateFault } from '#shared/domain/ledger-import/ledger-date.ts';
import type { RowFault, RowNote } from '#shared/domain/ledger-import/row-problem.ts';

export const importText = {
  title: '导入台账',
  intro: '把来访台账、来信台账等旧表格逐行登记进来。导入前逐行核对，导入后可以整批撤销。',
  steps: ['选择文件', '对应栏目', '逐行核对', '导入结果'],
  stepNow: (n: number, name: string): string => `第 ${n} 步：${name}`,
  choose: '选择文件',
  chooseHint: '.xlsx 或者 .csv 文件，最多 2 万行。旧版 .xls 请先用 WPS 或者 Excel 另存为 .xlsx。文件只在本机读取。',
  reading: '正在读取文件……',
  another: '另选文件',
  back: '返回',
  cannotRead: '这个文件没有读进来',
  nothingStored: '没有导入任何内容。',
  sheet: '工作表',
  entries: (rows: number, leftOut: number): string =>
    leftOut === 0 ? `共 ${rows} 行` : `共 ${rows} 行，另有 ${leftOut} 行是合计、重复表头，不算`,
  columns: { heading: '旧台账栏目', samples: '前几行内容', use: '导入为' },
  noHeading: '（无栏名）',
  never: '按规定不采集，不导入',
  missing: (names: readonly string[]): string => `还没有对应：${names.join('、')}。请在“导入为”中选定。`,
  twice: (name: string): string => `“${name}”选了两次，只能对应一栏。`,
  defaults: '表中没有写明的，统一按',
  year: '没有写年份的日期，按',
  yearNone: '不推定（逐行补填）',
  yearOf: (year: number): string => `${year} 年`,
  defaultNames: {
    form: '信访形式',
    purpose: '信访目的',
    category: '业务类别',
    status: '办理状态',
    dutyUnit: '责任单位',
  },
  remembered: '这个文件导入过，已按上次的对应关系填好。',
  interrupted: (done: number, wanted: number): string =>
    `上次导入到 ${done} / ${wanted} 行时中断，这次只导入其余的行。`,
  check: '下一步：逐行核对',
  checking: '正在核对……',
  counts: { ready: '可以导入', faulty: '需要补正', known: '已经导入过', left: '不导入', noted: '有提示' },
  filter: { all: '全部', faulty: '需要补正', noted: '有提示' },
  rows: '各行核对情况',
  row: { line: '行', date: '收到日期', name: '信访人', summary: '事由', status: '办理状态', standing: '核对' },
  ready: '可以导入',
  knownRow: '已导入过',
  leftRow: '不导入',
  lineTitle: (line: number): string => `第 ${line} 行`,
  pick: '选一行，这里显示它的问题。',
  noProblem: '没有问题。',
  fix: '改好',
  fixed: '只改导入的内容，不改原文件。',
  leave: '不导入这一行',
  take: '恢复导入这一行',
  leaveFaulty: (count: number): string => `${count} 行需要补正的都不导入`,
  start: (count: number): string => `导入 ${count} 行`,
  nothingToDo: '没有可以导入的行。',
  running: (done: number, total: number): string => `正在导入 ${done} / ${total} 行`,
  stop: '停下',
  stopped: '已停下。已导入的行都在，再选这个文件可以接着导入。',
  done: (count: number): string => `已导入 ${count} 行`,
  alreadyThere: (count: number): string => `${count} 行以前已导入，没有重复登记`,
  leftOutRows: (count: number): string => `${count} 行没有导入`,
  toLedger: '到登记簿查看',
  log: '导入记录',
  logEmpty: '本机还没有导入过台账。',
  logLine: (day: string, who: string): string => `${day} ${who}`,
  states: { running: '没有导入完', done: '已导入', undoing: '撤销没有做完', undone: '已撤销' },
  dropped: (names: readonly string[]): string => `按规定不采集，没有导入的栏目：${names.join('、')}`,
  skipped: (names: readonly string[]): string => `选定不导入的栏目：${names.join('、')}`,
  undo: '撤销这次导入',
  undoGoOn: '继续撤销',
  undoTitle: '撤销这次导入？',
  undoBody: (count: number): string =>
    `这次导入的 ${count} 件都作废，编号保留并写明原因。导入后已经有人办理或者改动过的不作废。撤销以后可以改好对应关系，重新导入。`,
  undoing: (done: number, total: number): string => `正在撤销 ${done} / ${total} 件`,
  undone: (voided: number, kept: number): string =>
    kept === 0 ? `已作废 ${voided} 件` : `已作废 ${voided} 件，${kept} 件已有后续办理，没有作废`,
  cancel: '不撤销',
  notAllowed: '本岗位不能登记，不能导入台账。',
} as const;

export const columnUseNames: Readonly<Record<ColumnUse, string>> = {
  'received-on': '收到日期（必选）',
  name: '信访人姓名（必选）',
  summary: '反映事项（必选）',
  number: '原编号',
  form: '信访形式',
  gender: '性别',
  'id-no': '证件号码',
  phone: '联系电话',
  address: '住址',
  persons: '人数',
  claim: '诉求',
  purpose: '信访目的',
  category: '业务类别',
  source: '来源',
  village: '村、社区',
  'concerned-party': '涉及单位或者人员',
  'duty-unit': '责任单位',
  'duty-officer': '承办人',
  receiver: '接待人',
  status: '办理状态',
  'closed-on': '办结日期',
  result: '处理情况',
  'leader-opinion': '领导批示',
  annex: '原样保留（其他栏目）',
  skip: '不导入',
};

/** Why a file was not read, and what to do. */
export const fileProblems = {
  'empty-file': '文件是空的。请检查是否选错了文件。',
  'too-large': '文件超过 32 MB。请删去图片，或者按年份分成几个文件。',
  'not-a-sheet': '这不是表格文件。请选择 .xlsx 或者 .csv 文件。',
  'old-or-locked': '这是旧版 .xls，或者设了打开密码。请用 WPS 或者 Excel 打开，去掉密码，另存为 .xlsx。',
  damaged: '文件不完整，打不开。请用 WPS 或者 Excel 打开，另存为 .xlsx 再试。',
  'too-many-parts': '文件里的部件太多，不像是台账。请把内容复制到新表格里再试。',
  'bad-part-name': '文件内部的名称不正常，不像是 WPS 或者 Excel 保存的，没有打开。请核实文件来源。',
  'unpacks-too-large': '文件解开后大得不正常，没有打开。请核实文件来源，或者把内容复制到新表格里再试。',
  'hostile-content': '文件里有不该有的内容，没有打开。请核实文件来源。',
  'too-many-sheets': '工作表超过 60 个。请把需要导入的另存为一个文件。',
  'too-many-rows': '一张工作表超过 2 万行。请按年份分成几个文件。',
  'too-many-columns': '一张工作表超过 100 栏。请删去不需要的栏再试。',
  'took-too-long': '读了一分钟还没有读完，已停下。请按年份分成几个文件。',
  'no-table': '没有找到表头。表头里至少要有日期、姓名、事由这样的栏目名称。',
  'wrong-type': '请选择 .xlsx 或者 .csv 文件。',
  unreadable: '文件读不出来，可能正被别的程序占用，请关闭后再试。',
} as const;

const dateFaults: Readonly<Record<DateFault | 'empty', (text: string) => string>> = {
  empty: () => '没有写收到日期，请补填。',
  unreadable: (text) => `日期“${text}”看不懂，请写成“2025-3-4”这样。`,
  'no-such-day': (text) => `日期“${text}”没有这一天，请核对。`,
  'year-missing': (text) => `日期“${text}”没有年份，请补上年份。`,
  'day-missing': (text) => `日期“${text}”没有写到日，请补全。`,
  'in-future': (text) => `日期“${text}”晚于今天，请核对。`,
  'too-early': (text) => `日期“${text}”早于 1978 年，请核对。`,
};

/** What keeps a row from being imported, and what to do. */
export function rowFaultText(fault: RowFault, headings: readonly string[]): string {
  switch (fault.code) {
    case 'date':
      return dateFaults[fault.fault](fault.text);
    case 'name-missing':
      return '没有信访人姓名。请补填；不知道姓名的写“匿名”。';
    case 'summary-missing':
      return '没有反映事项，请补填。';
    case 'name-too-long':
      return `姓名超过 ${fault.most} 个字，请只留姓名，几个人用顿号隔开。`;
    case 'cell-too-long':
      return `“${headings[fault.column] ?? ''}”超过 ${fault.most} 个字，请删减。`;
    case 'persons-fewer':
      return `人数少于写明的姓名（${fault.named} 人），请核对。`;
    case 'not-storable':
      return '这一行的内容不能登记，请核对各栏，或者不导入这一行。';
  }
}

/** What is worth knowing of a row that can be imported. */
export function rowNoteText(note: RowNote): string {
  switch (note.code) {
    case 'word-unknown':
      return `${columnUseNames[note.field]}“${note.text}”没有对应的选项，按统一选定的登记，原文保留。`;
    case 'id-number-doubtful':
      return '身份证号码核对不上，照原样保留，请以后核实。';
    case 'id-digits-lost':
      return '身份证号码被表格当作数字，末几位已经丢失，不导入号码。';
    case 'phone-doubtful':
      return `电话“${note.text}”不像电话号码，照原样保留。`;
    case 'shortened':
      return `${columnUseNames[note.field]}太长，登记时截短，全文保留在其他栏目。`;
    case 'number-known':
      return `原编号“${note.number}”已经登记过，请核对是不是同一件。`;
    case 'same-row-twice':
      return '文件里有完全相同的一行，请核对是不是重复。';
  }
}

export const fieldName = (field: LedgerField): string => columnUseNames[field].replace('（必选）', '');
