/** Problems of the whole request, of the line and of this computer's storage, each as a whole answer. */
import type { ErrorCode } from '#shared/sync/enroll.ts';
import type { Explanation } from './explanation.ts';

const ALL_KEPT = '本机的记录都在，可以照常登记和打印，恢复后自动发送。';

/** Answers of the county server to a whole request (`shared/sync/enroll.ts`). */
const serverErrors = {
  'bad-request': {
    title: '县局服务器没有看懂请求',
    happened: '本机发出的内容不合约定，县局服务器没有接收。',
    safe: ALL_KEPT,
    remedies: ['请升级本机程序', '仍不成功的，请联系县局信访办'],
  },
  'too-large': {
    title: '一次发送的内容太多',
    happened: '这一批内容超过县局服务器的上限。',
    safe: ALL_KEPT,
    remedies: ['程序会分批重发，请稍候', '一直不成功的，请联系县局信访办'],
  },
  'unknown-device': {
    title: '县局不认识本机',
    happened: '县局服务器没有本机的登记。',
    safe: ALL_KEPT,
    remedies: ['程序会用县局以前发的凭证重新报到，请稍候', '一直不成功的，请联系县局安全管理员'],
  },
  'no-seat': {
    title: '您在本机没有席位',
    happened: '县局没有您在这台电脑上的席位，或者您已离岗。',
    safe: ALL_KEPT,
    remedies: ['请向县局安全管理员要一个登记码', '请同所已登录的同事先登录，再加入'],
  },
  'bad-signature': {
    title: '签名没有通过',
    happened: '县局服务器收到的请求与本机的签名对不上，可能在路上被改动过。',
    safe: ALL_KEPT,
    remedies: ['程序会自动重试', '一直不成功的，请联系县局安全管理员检查网络'],
  },
  'clock-off': {
    title: '本机时钟不准',
    happened: '本机时间与县局服务器相差 5 分钟以上，这段时间登记的收到日期需要核对。',
    safe: '记录都已保存。核对之前不计算期限。',
    remedies: ['请校准本机时间', '打开标有“时间待核”的事项，逐件确认收到日期'],
  },
  replayed: {
    title: '同一个请求到了两次',
    happened: '县局服务器已经收到过这个请求，没有再收一次。',
    safe: ALL_KEPT,
    remedies: ['不需要做什么，程序会重新发送'],
  },
  revoked: {
    title: '本机已被停用',
    happened: '县局安全管理员已停用这台电脑。',
    safe: '已发送到县局的记录都在县局。',
    remedies: ['请联系县局安全管理员', '要继续使用的，请要一个新的登记码重新加入'],
  },
  'wrong-code': {
    title: '登记码不对',
    happened: '这个码不存在、已用过、已过期，或者输错次数太多已作废。',
    safe: '没有任何改动。',
    remedies: ['请核对十位登记码', '仍不行的，请县局安全管理员另发一个'],
  },
  'wrong-office': {
    title: '不是这个单位的人员',
    happened: '这位工作人员不属于这台电脑所在的单位。',
    safe: '登记码没有用掉。',
    remedies: ['请在本单位的电脑上使用', '调动过的，请县局安全管理员先改所在单位'],
  },
  'own-computer': {
    title: '不能与他人同用这台电脑',
    happened:
      '系统管理员、安全管理员、审计员等不看信访内容的人员，要用单独的电脑；办理信访的人员也不能在他们的电脑上登录。',
    safe: '登记码没有用掉。',
    remedies: ['请在另一台电脑上用这个登记码加入'],
  },
  'separate-duties': {
    title: '三员要分开',
    happened: '系统管理员、安全管理员、审计员须由不同的人担任，也不能兼办信访事项。',
    safe: '没有任何改动。',
    remedies: ['请另选一人，或者去掉其他岗位'],
  },
  'last-admin': {
    title: '至少要有一名安全管理员',
    happened: '改动以后将没有在岗的安全管理员，再也没有人能发登记码。',
    safe: '没有任何改动。',
    remedies: ['请先添加另一名安全管理员'],
  },
  'unit-closed': {
    title: '这个单位已停用',
    happened: '停用的单位不再接收人员。',
    safe: '没有任何改动。',
    remedies: ['请选择在用的单位', '停用有误的，请系统管理员恢复使用'],
  },
  'unit-in-use': {
    title: '这个单位还有在岗人员',
    happened: '停用以后，他们将不能登录。',
    safe: '没有任何改动。',
    remedies: ['请安全管理员先把这些人员调到其他单位或者标为离岗，再停用'],
  },
  'prefix-used': {
    title: '编号前缀已经用过，不能再改',
    happened: '这个单位已有事项或者文书按现在的前缀编号。',
    safe: '没有任何改动。',
    remedies: ['请保留原前缀；名称、简称、地点、电话仍可以改'],
  },
  'prefix-taken': {
    title: '编号前缀与其他单位相同',
    happened: '两个单位用同一前缀，会编出相同的号。停用的单位也保留前缀。',
    safe: '没有任何改动。',
    remedies: ['请换一个前缀'],
  },
  'setting-refused': {
    title: '这个数值没有保存',
    happened: '数值超出允许的范围，或者按县局服务器的日期，起算日已过、核对日期未到，县局没有接受。',
    safe: '填写的内容还在本页。',
    remedies: ['请核对本机日期，再看一次允许的范围'],
  },
  'wiped-too-early': {
    title: '抹去密钥的期限要大于离线期限',
    happened: '电脑要先被拒绝打开，过些日子仍没有联系县局，才抹去密钥。',
    safe: '没有任何改动。',
    remedies: ['请把抹去密钥的期限改长，或者把离线期限改短'],
  },
  'too-many': {
    title: '请求太频繁',
    happened: '短时间内请求太多，县局服务器请本机稍等。',
    safe: ALL_KEPT,
    remedies: ['请一分钟后再试'],
  },
  'needs-upgrade': {
    title: '需要升级',
    happened: '本机程序与县局服务器的版本不一致，暂时不能同步。',
    safe: ALL_KEPT,
    remedies: ['请升级本机程序', '县局服务器尚未升级的，请等待县局升级'],
  },
  'history-changed': {
    title: '县局数据恢复过',
    happened: '县局服务器从备份恢复过，本机正在重新核对，并补发缺少的记录。',
    safe: '本机的记录都在。编号有变动的，原编号仍可查询。',
    remedies: ['请保持联网，等待核对完成', '不需要重新登记'],
  },
  forbidden: {
    title: '本人的职责不能做这件事',
    happened: '县局按职责分工没有接受这一请求。',
    safe: ALL_KEPT,
    remedies: ['请由有这项职责的人员操作', '职责有变动的，请联系县局安全管理员'],
  },
  'profile-changed': {
    title: '县局的设置刚有变动',
    happened: '别人刚改过县局的设置，本页看到的还是以前的，所以没有保存。',
    safe: '填写的内容还在本页。',
    remedies: ['请点“现在同步”，再看一次预览，然后保存'],
  },
  'not-found': {
    title: '没有找到',
    happened: '县局服务器上没有要找的内容。',
    safe: ALL_KEPT,
    remedies: ['请检查服务器地址、编号或者查询码'],
  },
  'already-set-up': {
    title: '县局已经建好',
    happened: '县局服务器已经有本县的机构和人员，不能重新建立。',
    safe: '县局的数据没有变动。',
    remedies: ['请直接选择所在单位加入'],
  },
  'not-set-up': {
    title: '县局还没有建好',
    happened: '县局服务器还没有机构和人员。',
    safe: ALL_KEPT,
    remedies: ['请在县局的电脑上完成首次设置，再加入'],
  },
  'not-allowed': {
    title: '本人的岗位不能看这些内容',
    happened: '县局服务器按岗位权限没有提供，这次查看已经记录。',
    safe: '本机的记录都在，不受影响。',
    remedies: ['请由审计员或者有权查看的负责人查看', '岗位有误的，请联系县局安全管理员调整'],
  },
  'second-factor': {
    title: '没有输入验证码',
    happened: '这一步要二次验证，没有输入验证码，所以没有做。',
    safe: '没有任何改动。',
    remedies: ['请再点一次，输入手机验证器上的六位数字'],
  },
  'second-factor-missing': {
    title: '请先启用二次验证',
    happened: '这一步要先启用二次验证，您还没有启用，所以没有做。',
    safe: '没有任何改动。',
    remedies: ['请点右上角自己的名字，在“二次验证”里启用，再来办'],
  },
  'second-factor-wrong': {
    title: '验证码不对',
    happened: '验证码不对，或者已经用过。',
    safe: '没有任何改动。',
    remedies: ['请等手机换出下一组数字再输入', '总是不对的，请核对手机的时间与县局服务器的时间，相差不能超过半分钟'],
  },
  'second-factor-paused': {
    title: '验证码连续输错，暂停十五分钟',
    happened: '验证码连续输错五次，十五分钟内不再接受。这件事已记入审计日志。',
    safe: '没有任何改动。',
    remedies: ['请十五分钟后再试', '不是您本人输错的，请马上报告县局负责人'],
  },
  busy: {
    title: '县局服务器正忙',
    happened: '县局服务器暂时忙不过来。',
    safe: ALL_KEPT,
    remedies: ['程序会自动重试，请稍候'],
  },
  'storage-failed': {
    title: '县局服务器存不进去',
    happened: '县局服务器的磁盘或者数据库出了问题，没有收下这一批记录。',
    safe: ALL_KEPT,
    remedies: ['程序会自动重试', '请告知县局信访办检查服务器磁盘'],
  },
} as const satisfies Record<ErrorCode, Explanation>;

/** What can go wrong between this computer and the server. */
const connectionProblems = {
  offline: {
    title: '未联网',
    happened: '现在连不上县局服务器。',
    safe: ALL_KEPT,
    remedies: ['不需要做什么，联网后自动发送', '确认已经联网的，请点“现在同步”'],
  },
  'bad-answer': {
    title: '收到的不是县局服务器的回答',
    happened: '网络里有别的设备代为应答（例如上网登录页），本机没有当作已送达。',
    safe: ALL_KEPT,
    remedies: ['请先在浏览器里完成上网登录', '仍不成功的，请检查服务器地址'],
  },
} as const satisfies Record<string, Explanation>;

/** What can go wrong with the storage on this computer. */
const storageProblems = {
  'disk-full': {
    title: '磁盘已满',
    happened: '本机磁盘空间不够，这次没有保存成功。',
    safe: '以前保存的记录都在，正在填写的内容还在本页。请先不要关闭窗口。',
    remedies: ['请删除不用的文件，腾出空间，再点“保存”', '来不及的，先打印本页或者手写登记，以后补录'],
  },
  damaged: {
    title: '本机数据库损坏',
    happened: '本机数据库打不开。',
    safe: '已发送到县局的记录都在县局。尚未发送的记录可能需要从本机备份或者纸质登记表补录。',
    remedies: ['请先关闭程序再打开一次', '仍打不开的，不要重装，请联系县局信访办', '这期间请用纸质登记表登记'],
  },
  blocked: {
    title: '另一个窗口正在使用',
    happened: '本程序已在另一个窗口打开，旧窗口占用着数据库，这个窗口暂时不能更新。',
    safe: '记录都在，没有丢失。',
    remedies: ['请关闭其他窗口，然后刷新本页'],
  },
  'newer-version': {
    title: '本机数据由更新的版本写成',
    happened: '数据库已被更新的版本打开过，这个版本不能再写。',
    safe: '记录都在，没有改动。',
    remedies: ['请升级到最新版本', '开着旧窗口的，请刷新'],
  },
  unavailable: {
    title: '不能使用本机存储',
    happened: '浏览器不允许本程序保存数据（例如无痕窗口）。',
    safe: '还没有保存任何内容。',
    remedies: ['请用普通窗口打开', '或者改用安装版'],
  },
  failed: {
    title: '没有保存成功',
    happened: '写入本机数据库时出错，这次没有保存。',
    safe: '以前保存的记录都在，正在填写的内容还在本页。',
    remedies: ['请再点一次“保存”', '仍不成功的，先打印本页，再关闭程序重新打开'],
  },
} as const satisfies Record<string, Explanation>;

export type ProblemCode = ErrorCode | keyof typeof connectionProblems | keyof typeof storageProblems;
export type StorageProblem = keyof typeof storageProblems;
export type ConnectionProblem = keyof typeof connectionProblems;

const problems: Readonly<Record<ProblemCode, Explanation>> = {
  ...serverErrors,
  ...connectionProblems,
  ...storageProblems,
};

/** Sentences for a problem that is not about one record. */
export const explainProblem = (code: ProblemCode): Explanation => problems[code];

/** The same, of what is asked of the county there and then: nothing of it waits here to be sent later. */
export const explainCall = (code: ProblemCode): Explanation => (code === 'offline' ? offlineCall : problems[code]);

const offlineCall: Explanation = {
  ...connectionProblems.offline,
  happened: '现在连不上县局服务器，没有办成，联网后也不会自动补办。',
  remedies: ['请联网后再试一次'],
};
