import { labelOf } from './codes.ts';
import type { AuditEvent, AuditFault, AuditKind } from '#shared/model/audit.ts';

/** What was done, as the auditor reads it. */
export const auditKinds: Readonly<Record<AuditKind, string>> = {
  'sign-in': '登录',
  'sign-in-failed': '登录失败',
  lock: '锁定、交出',
  view: '查看',
  list: '看列表',
  search: '检索',
  print: '打印',
  export: '导出',
  import: '导入',
  copy: '复制',
  'open-attachment': '打开附件',
  reveal: '显示证件和电话',
  'failed-access': '无权查看',
  'reader-change': '变更查看人',
  recovery: '恢复口令',
  settings: '改设置',
  backup: '备份',
  restore: '恢复备份',
  'access-request': '个人信息请求',
  'audit-read': '查审计',
  'log-damaged': '本机日志缺尾',
  enrol: '设备登记',
  'code-issued': '发登记码',
  revoke: '作废设备',
  'signature-refused': '签名不符',
  'log-shortened': '设备日志变短',
  'county-tray': '处理县级待处理箱',
  'role-change': '变更人员和角色',
};

const WHAT: Readonly<Record<string, string>> = {
  matter: '事项',
  attachment: '材料',
  draft: '草稿',
  drafts: '草稿',
  ledger: '登记簿',
  'ledger-names': '登记簿（写全姓名）',
  desk: '县局工作台',
  tray: '退回箱',
  candidates: '相近登记',
  link: '关联查找',
  register: '登记页',
  receipt: '回执',
  ticket: '候谈号',
  board: '接访公示牌',
  form: '登记表',
  reply: '当场答复意见',
  guide: '引导告知单',
  'phone-id': '证件和电话',
  'matter-looks': '谁看过',
  'audit-list': '审计日志',
  'audit-state': '日志链',
  device: '设备',
  audit: '审计日志',
  'request-access': '登记请求',
  'answer-access': '答复请求',
  'access-reply': '个人信息请求答复书',
  'usb-package': 'U盘交换文件',
  'device-backup': '本机备份',
  'own-passphrase': '本人的口令',
  'session-pin': '快速解锁码',
  'data-key': '更换本机密钥',
  'ledger-file': '台账文件',
  'ledger-undone': '撤销导入的台账',
  'seat-removed': '移除席位，更换本机密钥',
  'new-passphrase': '用恢复码重设了口令',
  'recovery-key': '恢复密钥',
  'key-opened': '两人打开恢复密钥',
  'county-tray': '县级待处理箱',
  're-applied': '重新办入',
  'not-needed': '不办入',
  'first-code': '首位安全管理员',
  'officer-code': '登记码',
  'unknown-device': '没有登记的设备',
  'bad-signature': '签名不对',
  'clock-off': '时钟相差过大',
  replayed: '重复的请求',
  revoked: '已作废的设备',
  'no-seat': '没有席位的人员',
  'wrong-code': '登记码不对',
  'people-manage': '管理人员和设备',
  'device-revoke': '作废设备',
  added: '新增人员',
  'roles-changed': '改角色',
  left: '离岗',
  changed: '改资料',
  county: '全县数据',
};

export const PURPOSES: Readonly<Record<NonNullable<AuditEvent['purpose']>, string>> = {
  handling: '办理',
  'for-petitioner': '交信访人本人',
  check: '核对',
  inspection: '检查',
  other: '其他',
};

/** What was wrong with an entry when it came, and what that means. */
export const auditFaults: Readonly<Record<AuditFault, string>> = {
  edited: '内容被改过',
  unlinked: '接不上前一条',
  missing: '前面缺了几条',
  rewritten: '同一序号写过两次',
  foreign: '不是这台设备的',
  malformed: '看不懂的内容',
};

const COUNTED: Partial<Readonly<Record<AuditKind, (count: number) => string>>> = {
  copy: (count) => `${count} 字`,
  'sign-in-failed': (count) => `${count} 次`,
};

const RESULTS = { done: '', refused: '未准许', failed: '不成功' } as const;

/** One line about an entry: object, count, reason, result. Codes of a newer version show as themselves. */
export function auditDetail(event: AuditEvent): string {
  const { what, count, purpose, reason, terms, result, subject, roles } = event;
  return [
    what === undefined ? '' : (WHAT[what] ?? what),
    subject === undefined ? '' : `对象 ${subject}`,
    roles === undefined ? '' : roles.map((role) => labelOf('role', role)).join('、'),
    count === undefined ? '' : (COUNTED[event.kind]?.(count) ?? `${count} 条`),
    terms === undefined ? '' : `检索词 ${terms.map((term) => `#${term.slice(0, 6)}`).join(' ')}`,
    purpose === undefined ? '' : PURPOSES[purpose],
    reason ?? '',
    RESULTS[result],
  ]
    .filter((part) => part !== '')
    .join('，');
}

export const auditText = {
  title: '审计',
  intro: '谁在什么时候看过、打印过、导出过，都有记录，改不掉。这里只有编号和次数，没有信访内容。',
  filters: '查找条件',
  officer: '人员',
  device: '设备',
  kind: '做了什么',
  matter: '事项编号',
  matterHint: '正式编号、临时号或查询码',
  from: '从',
  to: '到',
  faulty: '只看有问题的',
  find: '查找',
  clear: '清除条件',
  more: '再看更早的',
  empty: '没有符合条件的记录。',
  loading: '正在读取……',
  list: '审计记录',
  server: '县局服务器',
  nobody: '—',
  columns: {
    at: '时间',
    who: '人员',
    where: '单位、设备',
    kind: '做了什么',
    number: '事项',
    detail: '说明',
    fault: '核对',
  },
  chains: '日志链',
  check: '重新核对',
  checking: '正在逐条核对……',
  whole: '完整',
  countyWhole: (count: number): string => `全县 ${count} 条，逐条核对，完整。`,
  countyBroken: (at: number): string => `全县日志从第 ${at} 条起断裂：数据库里的记录被人改动或者删除过。`,
  deviceLine: (count: number): string => `${count} 条`,
  broken: (at: number, why: string): string => `从第 ${at} 条起断裂：${why}`,
  faults: (count: number): string => `共 ${count} 处`,
  noDevices: '还没有设备送来记录。',
  export: '导出供检查',
  exported: '已导出。导出本身也记了一条。',
  exportFailed: '没有导出。',
  onlyOnline: '审计日志在县局服务器上，联网后才能查看。',
  fileName: (day: string): string => `审计日志-${day}.csv`,
} as const;

export const looksText = {
  title: '谁看过',
  show: '查看记录',
  hide: '收起',
  none: '还没有查看记录。',
  ownOnly: '现在没有联网，只列出本机的记录。',
} as const;
