/** Words at the sign-in of a computer that was long without contact: its keys go, or have gone (C16). */
export const keyWords = {
  away: (days: number): string => `本机已 ${days} 天没有联系县局`,
  today: (date: string): string => `本机的日期是 ${date}，不对的请先校正。`,
  near: (hours: number): string =>
    `请现在就接通能到县局的网络，本页会自动联系。最多再等 ${hours} 小时，仍没有联系上的，本机的密钥会自动抹去，谁的口令也打不开；登记过的记录不会丢失，但要由县局两人用恢复密钥才能打开。`,
  due: '正在联系县局。联系不上的，现在就抹去本机的密钥；登记过的记录不会丢失，由县局两人用恢复密钥可以打开。',
  refused:
    '请接通能到县局的网络，再用口令登录。县局还不能恢复本机（没有设恢复密钥，或者设好以后没有人在本机联网登录过），所以到期只拒绝打开，不抹密钥。',
  wiped: '本机的密钥已抹去',
  why: (days: number | undefined): string =>
    `本机${days === undefined ? '太久' : ` ${days} 天`}没有联系县局，按县局的规定抹去了密钥，防止电脑丢失后被人打开。登记过的记录都还加密保存在本机，没有丢失；没有发送的，打开以后自动发送。`,
  remedy:
    '请打电话给县局信访办：由两名保管人打开恢复密钥，给您一个登记码和一个一次性口令。接通能到县局的网络，在下面选本人，再输入这两样。',
  wipedOne: '有人员的密钥已抹去',
  whyOne:
    '本机曾经太久没有联系县局。请已经能登录的同事登录，点右上角自己的名字，选“添加人员”，为其重新设置；也可以用县局的恢复码。',
} as const;
