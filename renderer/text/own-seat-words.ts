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
} as const;

/** Words of the seats at a computer and of its data key. */
export const seatsWords = {
  title: '本机的席位和密钥',
  hint: '下面的同事也能用自己的口令打开本机。有人调离的，移除席位；怀疑本机被人拷贝过、口令泄露过的，更换密钥。',
  nobodyElse: '本机没有别人的席位。',
  fingerprint: (text: string): string => `本机指纹：${text}。县局打电话来核对新电脑时，请逐组念给对方。`,
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
