/** Words of sign-in, lock and passphrase. */
export const signInWords = {
  promise: '锁定后，本机上读不出任何信访内容。',
  promises: '安全承诺',
  who: '请选择本人',
  seat: (number: number): string => `${number} 号席位`,
  passphraseOf: (name: string): string => `${name}的口令`,
  enter: '进入',
  opening: '正在打开……',
  wrong: '口令不对，请检查大小写和输入法。',
  wait: (seconds: number): string => `连续输错多次，请 ${seconds} 秒后再试。`,
  forgotten: '忘了口令的，请同事登录后点右上角自己的名字，选“添加人员”，为您重新设置。',
  recover: '忘了口令，用县局的恢复码',
  recoverWiped: (name: string): string => `${name}：用县局的恢复码打开`,
  problems: {
    'no-seat': '本机没有这个席位。请用登记码重新加入。',
    'keys-wiped': '本机的密钥已抹去，口令打不开。请刷新本页，照页上说的做。',
    'weak-parameters': '本机的口令设置被改动过，不能使用。请联系县局信访办。',
    'lease-expired':
      '口令没有错。本机太久没有联系县局，按规定须先联系一次才能打开。请接通能到县局的网络，再输一次口令；日期不对的，先校正电脑日期。记录都还在本机。',
    'no-key-store': '本机没有可用的系统密钥库，不能保留到关机以后。没有设置；请去掉那一项再试。',
    'no-keeper': '这个浏览器不能保留快速解锁码，请用口令。本页刚装好的，关闭后重新打开再试。',
    'damaged-vault': '本机的密钥损坏，打不开。请同事登录后为您重新添加席位。',
    'no-derivation': '口令计算程序没有启动。请刷新本页；仍不成功的，请升级浏览器。',
  },
  lock: '锁定',
  pinOf: (name: string): string => `${name}的快速解锁码`,
  pinHint: '用口令登录后自己设的数字。输错五次或者过了期限，就只能用口令。',
  pinWrong: (left: number): string =>
    left === 0 ? '快速解锁码不能再用，请输入口令。' : `快速解锁码不对，还可以试 ${left} 次。`,
  usePassphrase: '改用口令',
  addOfficer: '添加人员',
  addTitle: '为另一名工作人员添加席位',
  addHint: '添加以后本机会锁定，由本人用自己的口令登录。',
  nobodyLeft: '本单位没有其他工作人员。',
  damaged: (count: number): string => `本机有 ${count} 条记录损坏，打不开`,
  damagedBody: '记录没有删去。已发送到县局的，可以从县局重新取回；未发送的，请对照纸质登记表补录。',
  readAnew: '从县局重新取回',
} as const;

/** Words of choosing a passphrase. */
export const passphraseWords = {
  title: '设置口令',
  lead: (name: string): string => `${name}，请设置登录本机的口令。口令只有本人知道，不会发送到县局。`,
  first: '口令',
  again: '再输一次',
  hint: '至少 10 个字符，可以用一句自己记得住的话。',
  good: '口令可以使用。',
  different: '两次输入的不一样。',
  save: '设好口令，进入',
  otherOldStore:
    '本机存有旧程序的记录，属于另一个单位或者另一台电脑的编号，不能并到这里。旧记录没有改动。请向县局安全管理员要原单位的登记码。',
  flaws: {
    short: '至少要 10 个字符。',
    classes: '大写字母、小写字母、数字、汉字、符号，至少用三种。',
    common: '含有常见的词，容易被猜到，请换一个。',
    derived: '含有姓名或者单位名称，容易被猜到，请换一个。',
    repeated: '连续或者重复的字符太多，请换一个。',
  },
} as const;
