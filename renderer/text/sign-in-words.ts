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
  problems: {
    'no-seat': '本机没有这个席位。请用登记码重新加入。',
    'keys-wiped': '本机的密钥已抹去，口令打不开。请刷新本页，照页上说的做。',
    'weak-parameters': '本机的口令设置被改动过，不能使用。请联系县局信访办。',
    'lease-expired':
      '口令没有错。本机太久没有联系县局，按规定须先联系一次才能打开。请接通能到县局的网络，再输一次口令；日期不对的，先校正电脑日期。记录都还在本机。',
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

/** Words of an officer's own page: passphrase and session PIN. */
export const ownSeatWords = {
  open: '口令、解锁码、本机人员、回执用纸、诊断',
  title: (name: string): string => `${name}：口令、解锁码和本机设置`,
  current: '现在的口令',
  change: '修改口令',
  changeHint:
    '不用联网。改好以后本机会锁定，请用新口令登录。改以前做的本机备份，仍要用当时的口令打开；电脑上的快速解锁码同时作废。',
  next: '新口令',
  changeDone: '改好，锁定',
  pin: '快速解锁码',
  pinHint:
    '六到十二位数字，锁定以后代替口令再进入，离开座位又回来时用。它防的是别人在您离开时坐到这台电脑前；只放在内存里，不存到硬盘，关机、关程序、输错五次或者用口令登录满十小时就没有了，那时只能用口令。电脑丢了，它打不开任何东西；正在运行的电脑被人装了木马，它也防不住。',
  pinStays: '关机、关程序以后也能用，七天内有效',
  pinStaysHint:
    '六到十二位数字，代替口令再进入。由本机的系统账户加密存在本机，别的系统账户、别的电脑打不开；输错五次、改了口令、重装系统或者满七天就没有了，那时用口令。能登录您的系统账户的人，就只隔着这几位数字：系统账户也要设密码。',
  pinNew: '快速解锁码（数字）',
  pinAgain: '再输一次',
  pinSet: '设置快速解锁码',
  pinDone: '已设置。下次锁定以后可以用它进入。',
  pinFlaws: { digits: '六到十二位，只用数字。', simple: '太容易猜到，请不要用连号、重复的数字。' },
  noKeyStore: '本机没有可用的系统密钥库，不能保留到关机以后。没有设置；请去掉那一项再试。',
  noKeeper: '这个浏览器不能保留快速解锁码，请用口令。本页刚装好的，关闭后重新打开再试。',
} as const;

/** Words of the seats at a computer and of its data key. */
export const seatsWords = {
  title: '本机的席位和密钥',
  hint: '下面的同事也能用自己的口令打开本机。有人调离的，移除席位；怀疑本机被人拷贝过、口令泄露过的，更换密钥。',
  nobodyElse: '本机没有别人的席位。',
  stays: '在岗',
  remove: '移除席位',
  removeAsk: (name: string): string => `移除${name}的席位，并更换本机密钥？`,
  rotate: '更换本机密钥',
  rotateAsk: '更换本机密钥？',
  what: '本机先锁定。您再登录时，全部记录换用新密钥重新加密，可能要一两分钟；中间断电也不要紧，下次登录接着做完。旧密钥随后销毁，其他同事照旧用自己的口令登录。从前做的本机备份，仍用当时的口令打开。',
  go: '更换，锁定',
  working: '正在准备……',
  cancel: '不更换',
} as const;

/** Words of a computer that the county revoked. */
export const erasedWords = {
  title: '本机已停用，数据已清除',
  happened: (unit: string): string => `县局安全管理员停用了${unit}的这台电脑。按规定，本机的密钥和全部记录已经清除。`,
  safe: '已经发送到县局的记录都在县局，没有丢失。如果您认为停用有误，请联系县局安全管理员。',
  unsent: '没有发送到县局的工作',
  nothingUnsent: '没有。本机的记录在停用前都已发送。',
  kept: (count: number): string =>
    `有 ${count} 项没有发送。已加密留在本机，只有县局能打开。请保存成文件，交县局信访办处理。`,
  lost: (count: number): string =>
    `有 ${count} 项没有发送。县里没有设置恢复密钥，无法加密保留。请对照纸质登记表，到县局补录。`,
  save: '保存成文件',
  notSaved: '文件没有保存成功。请换一个位置再试；未保存以前，本机一直留着。',
  handIn: '文件已保存。请尽快交县局信访办；交接以前不要删除。',
  join: '用新的登记码重新加入',
  fileName: (unit: string, device: string): string => `${unit}${device}未发送的工作`,
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
