/** Why a step of a procedure is not possible, in the three parts of every refusal (refusals.ts). Long: one table, a row a code. */
import type { RefusalCode } from '#shared/domain/matter/refusal.ts';
import { labelOf } from './codes.ts';
import { dayText, detailText, listedText, type Details, type RefusalWords } from './explanation.ts';
import { fieldName } from './fields.ts';
import { GAPS } from './step-words.ts';
import { supervisionRefusalWords } from './supervision-refusals.ts';

const NOTHING_CHANGED = '原有记录没有变动。';

export const stepRefusalWords = {
  'other-unit': () => ({
    title: '责任单位不是本单位',
    happened: '这一步由现在的责任单位办理。',
    safe: NOTHING_CHANGED,
    remedies: ['请与责任单位联系，由其办理', '责任单位有误的，请信访办重新交办'],
  }),
  'unit-accused': () => ({
    title: '不能交给被检举、控告的单位',
    happened:
      '本件是检举控告，反映的就是这个单位。《信访工作条例》第三十条：不得把材料转给被检举、控告的单位或者人员。',
    safe: NOTHING_CHANGED,
    remedies: [
      '请改选其他单位，或者由县局直接办理',
      '需要保密的，用“移交保密”',
      '反映的不是这个单位的，先更正登记里的“涉及单位或者人员”',
    ],
  }),
  'officer-accused': () => ({
    title: '按回避规定，您不能办理这一件',
    happened: '本件是检举控告，写明的被反映人与您同名。《信访工作条例》第二十八条：有直接利害关系的应当回避。',
    safe: '登记本身不受影响，原有记录没有变动。',
    remedies: [
      '请由本单位其他同志办理，或者请信访办直接办理',
      '只是同名的，也请其他同志办理，或者由其把被反映人写清楚',
    ],
  }),
  'duty-officer-accused': (d) => ({
    title: '承办人应当回避',
    happened: `本件是检举控告，反映的就是${detailText(d, 'officer', '这名承办人')}。《信访工作条例》第二十八条：有直接利害关系的应当回避。`,
    safe: NOTHING_CHANGED,
    remedies: ['请改由其他人承办', '反映的不是这个人的，先更正登记里的“涉及单位或者人员”'],
  }),
  'wrong-stage': (d) => ({
    title: '现在还办不到这一步',
    happened: `本件现在是“${labelOf('status', detailText(d, 'stage', ''))}”，这个阶段没有这一步。`,
    safe: NOTHING_CHANGED,
    remedies: ['请看页面上方的下一步', '已经实际发生的，先添加记录写明，到了这一步再补办'],
  }),
  archived: () => ({
    title: '已经归档',
    happened: '案卷已经归档，只能查看，不能改动。',
    safe: NOTHING_CHANGED,
    remedies: ['确需重新办理的，请局领导批准重开', '信访人带来新事实新理由的，请另行登记并关联本件'],
  }),
  sealed: () => ({
    title: '已移交保密',
    happened: '本件已移交保密登记，这里只留编号，不能再办理。',
    safe: NOTHING_CHANGED,
    remedies: ['需要了解情况的，请联系保密员'],
  }),
  'step-unseen': () => ({
    title: '有人已先办了一步',
    happened: '记录这一步时，还没有看到其他人刚办的一步，两步不能由机器合在一起。',
    remedies: ['请先打开事项，看清新的进展', '仍需要办的，按现在的情况重新办一次；不需要的，退回的这条可以撤回'],
  }),
  'legal-contested': (d) => ({
    title: '有一处内容还没有选定',
    happened: `${fieldName([detailText(d, 'field', '一处内容')])}有两种写法，选定之前不能在此基础上作决定。`,
    safe: NOTHING_CHANGED,
    remedies: ['请先在本页上方选定其中一种，再办这一步'],
  }),
  'date-doubtful': () => ({
    title: '收到时间还没有核对',
    happened: '登记时本机时钟不准，收到日期待核，期限还没有起算。',
    safe: NOTHING_CHANGED,
    remedies: ['请先核对收到时间，再办这一步'],
  }),
  'day-in-future': () => ({
    title: '日期在今天之后',
    happened: '这里填实际发生的日期，不能晚于今天。',
    remedies: ['请改正日期', '本机时钟不准的，请先校准'],
  }),
  'day-before-receipt': (d) => ({
    title: '日期早于收到日期',
    happened: `本件 ${dayText(d, 'received')} 收到，办理的日期不能更早。`,
    remedies: ['请改正日期', '收到日期有误的，先修改收到日期'],
  }),
  'days-reversed': () => ({
    title: '起止日期颠倒',
    happened: '结束日期早于开始日期。',
    remedies: ['请改正起止日期'],
  }),
  'own-draft': () => ({
    title: '不能审批自己拟的稿',
    happened: '拟稿和审批不能是同一人。',
    safe: NOTHING_CHANGED,
    remedies: ['请另一位有权限的领导审批'],
  }),
  'own-work': () => ({
    title: '承办人不能审核、回访自己的件',
    happened: '本件由本人承办过，审核和回访要由另一人做。',
    safe: NOTHING_CHANGED,
    remedies: ['请没有承办过本件的同事办理'],
  }),
  'reason-missing': () => ({
    title: '缺理由',
    happened:
      '不同意、不予受理、退回、拒收、不满意，更换包案领导或者不按推荐的，都要写明理由；退回重办还要写新的期限。',
    remedies: ['请补写理由（退回重办的，同时填新期限）'],
  }),
  'proposal-missing': () => ({
    title: '没有待审批的拟办',
    happened: '还没有拟办意见，或者已经审批过。',
    safe: NOTHING_CHANGED,
    remedies: ['请先由经办人拟办'],
  }),
  'approval-missing': () => ({
    title: '未经审批不能交办',
    happened: '交办要先拟办、经领导审批；已用过的审批不能再用一次。',
    safe: NOTHING_CHANGED,
    remedies: ['请先拟办，写明责任单位和期限', '已经拟办的，请领导审批'],
  }),
  'differs-from-approved': (d) => ({
    title: '与审批的不一致',
    happened: `领导批准的办理期限是 ${dayText(d, 'dueOn')}，交办的单位和期限要与批准的一致。`,
    remedies: ['请按批准的单位和期限交办', '需要改的，重新拟办并审批'],
  }),
  'unit-assigned': () => ({
    title: '责任单位已经交办或者转送',
    happened: '交办、转送以后，责任单位不能直接修改。',
    safe: NOTHING_CHANGED,
    remedies: ['需要换单位的，请信访办重新拟办、交办', '责任单位认为不属本单位的，请提出异议'],
  }),
  'not-sent-here': () => ({
    title: '没有要签收或者答复的件',
    happened: '本件不是交办、转送给本单位的，或者没有待答复的异议。',
    safe: NOTHING_CHANGED,
    remedies: ['请看页面上方的下一步'],
  }),
  'objection-late': (d) => ({
    title: '已过异议期',
    happened: `异议应在收到之日起 5 个工作日内提出，末日是 ${dayText(d, 'due')}。`,
    safe: NOTHING_CHANGED,
    remedies: ['请与交办单位协商，结果添加记录', '协商不成的，报信访办协调；告知期限照常计算'],
  }),
  'intake-decided': () => ({
    title: '已经受理',
    happened: '本件已经作出受理决定，不再决定第二次。',
    safe: NOTHING_CHANGED,
    remedies: ['简易改普通的，请办“转普通程序”'],
  }),
  'redirect-missing': () => ({
    title: '缺应去的部门',
    happened: '不予受理或者引导的，要写明应向哪个机关提出，以及地址、电话和时间。',
    remedies: ['请填写应去的部门和联系方式'],
  }),
  'final-number-missing': () => ({
    title: '缺复核意见文号',
    happened: '不再受理的，要写明复核意见的文号和日期。',
    remedies: ['请填写复核意见文号', '没有经过复核的，不能不再受理，请照常办理'],
  }),
  'head-decides-simple': () => ({
    title: '简易办理由负责人决定',
    happened: '选用简易办理，由所长、股室负责人或者信访办决定。',
    remedies: ['请负责人在其席位上办理', '或者按普通程序受理'],
  }),
  'two-officers': (d) => ({
    title: '核实、下访须两人以上',
    happened: `现场核实、下访接谈要有 2 名以上工作人员，现在填了 ${detailText(d, 'found', '0')} 人。`,
    remedies: ['请补填同去的工作人员', '一个人了解情况的，办理方式选“其他”'],
  }),
  'visit-unclear': () => ({
    title: '缺地点或者在场人',
    happened: '下访接谈要写明在哪里谈的、有谁在场。',
    remedies: ['请补填地点和在场人', '只有信访人一人在场的，在场人写其本人'],
  }),
  'not-accepted-yet': () => ({
    title: '还没有受理',
    happened: '要先作出受理决定，才能办这一步。',
    safe: NOTHING_CHANGED,
    remedies: ['请先办“受理告知”'],
  }),
  'extended-once': () => ({
    title: '已经延期一次',
    happened: '办理期限只能延长一次，最多 30 日。',
    safe: NOTHING_CHANGED,
    remedies: ['请在延长后的期限内办结', '确有困难的，向分管领导说明，并添加记录'],
  }),
  'extension-asked': () => ({
    title: '延期申请待审批',
    happened: '已经申请延期，领导还没有审批。',
    safe: NOTHING_CHANGED,
    remedies: ['请等领导审批'],
  }),
  'extension-not-asked': () => ({
    title: '没有待审批的延期申请',
    happened: '承办人还没有申请延期，或者已经审批过。',
    safe: NOTHING_CHANGED,
    remedies: ['请先由承办人申请延期'],
  }),
  'term-expired': (d) => ({
    title: '办理期限已过',
    happened: `办理期限已于 ${dayText(d, 'due')} 届满，期满后不能再延期。`,
    safe: NOTHING_CHANGED,
    remedies: ['请尽快办结并告知信访人', '超期原因请添加记录'],
  }),
  'draft-missing': () => ({
    title: '没有待签发的处理意见',
    happened: '还没有起草处理意见，或者已经签发、退回。',
    safe: NOTHING_CHANGED,
    remedies: ['请先由承办人起草处理意见'],
  }),
  'major-needs-chief': () => ({
    title: '重大事项由局长签发',
    happened: '本件的处理意见标为重大，由局长签发。',
    safe: NOTHING_CHANGED,
    remedies: ['请局长签发', '不属重大的，请退回承办人修改后再签'],
  }),
  'execution-missing': () => ({
    title: '缺执行安排',
    happened: '支持或者部分支持的意见，要写明由谁执行、执行什么、何时完成。',
    remedies: ['请补填执行单位、执行期限和执行什么'],
  }),
  'execution-before-today': () => ({
    title: '执行期限已经过去',
    happened: '执行期限早于今天，意见还没有出具就已到期。',
    remedies: ['请改填以后的日期'],
  }),
  'terms-missing': () => ({
    title: '缺协议内容或者生效日期',
    happened: '调解达成协议的，要写明协议内容和生效日期。',
    remedies: ['请补填协议内容和生效日期'],
  }),
  'signatures-missing': (d) => ({
    title: '协议还没有签全',
    happened: `书面协议签全后才生效，还缺${listedText(d, 'missing', (each) => SIGNATURES[each] ?? each)}。`,
    remedies: ['请签全后勾选', '只达成口头协议的，勾选“口头协议”'],
  }),
  'both-parties-needed': () => ({
    title: '须双方共同申请',
    happened: '司法确认由双方当事人在协议生效之日起 30 日内共同向人民法院申请，一方不能单独申请。',
    remedies: ['请告知来的一方，约上对方一同申请', '这次来访可以先按“说明解释”记录'],
  }),
  'paper-missing': () => ({
    title: '还没有这份文书',
    happened: '要送达的文书还没有作出，不能记送达。',
    remedies: ['请先办出文书（如签发处理意见），再记送达'],
  }),
  'already-delivered': (d) => ({
    title: '已经送达',
    happened: `这份文书已于 ${dayText(d, 'on')} 送达，申请复查、复核的期限从那天起算。`,
    safe: NOTHING_CHANGED,
    remedies: ['送达记录有误的，请选“更正原记录”并写明理由'],
  }),
  'witness-missing': () => ({
    title: '缺见证人',
    happened: '拒收或者留置送达的，要有见证人在场，并记下姓名。',
    remedies: ['请补填见证人', '没有见证人的，改用其他方式再送'],
  }),
  'two-servers': (d) => ({
    title: '送达人须两人',
    happened: `拒收或者留置送达的，由 2 名以上送达人签名，现在填了 ${detailText(d, 'found', '0')} 人。`,
    remedies: ['请补填同去的送达人'],
  }),
  'no-such-delivery': () => ({
    title: '没有要更正的送达记录',
    happened: '要更正的送达记录不存在，或者已经更正过。',
    safe: NOTHING_CHANGED,
    remedies: ['请重新打开事项后再试'],
  }),
  'closure-gaps': (d) => ({
    title: '还不能报结、归档',
    happened: `还缺：${listedText(d, 'gaps', (gap) => GAPS[gap] ?? gap)}。`,
    safe: NOTHING_CHANGED,
    remedies: ['请把缺的补齐后再办'],
  }),
  'still-with-unit': () => ({
    title: '已转本系统单位',
    happened: '转送给本县单位的件由该单位办结，只有移送其他机关的才能在这里办结。',
    safe: NOTHING_CHANGED,
    remedies: ['请责任单位签收办理', '移送其他机关的，办结方式选“移送有权机关”'],
  }),
  'checks-open': (d) => ({
    title: '核查有不合格项',
    happened: `不合格：${listedText(d, 'open', (check) => labelOf('closureCheck', check))}。有一项不合格就不能办结。`,
    remedies: ['请选“退回重办”，写明理由和新期限', '已经合格的，请勾选'],
  }),
  'faults-missing': (d) => ({
    title: '缺不合格的具体问题',
    happened: `退回重办的，不合格的各项分别写明问题，还缺：${listedText(d, 'open', (code) => labelOf('closureCheck', code))}。`,
    remedies: ['请逐项写明', '只有一项不合格的，写在退回理由里即可'],
  }),
  'means-missing': () => ({
    title: '缺手段和方法',
    happened: '报结时要选明本件用了哪些手段和方法。',
    remedies: ['请在“手段和方法”里勾选', '移送有权机关的不用填'],
  }),
  'closed-hearing-reason': () => ({
    title: '缺不公开的理由',
    happened: '听证以公开为原则；涉及国家秘密或者个人隐私等不公开的，要写明理由。',
    remedies: ['请补填不公开的理由', '可以公开的，方式改选“公开”'],
  }),
  'hearing-too-soon': (d) => ({
    title: '听证通知不足七日',
    happened: `听证通知一般提前七日，今天通知的，最早 ${dayText(d, 'earliest')}举行。`,
    remedies: ['请改定听证日期', '信访人同意提前等特殊情况，写明理由'],
  }),
  'instruction-empty': () => ({
    title: '批示要有具体意见',
    happened: '不能只写“已阅”。',
    remedies: ['请写明由谁办、办什么、何时办结或者答复'],
  }),
  'pages-broken': (d) => ({
    title: '页码不连续',
    happened: `目录应从第 1 页起连续，第 ${detailText(d, 'page', '1')} 页处接不上。`,
    remedies: ['请改正卷内目录的起止页码'],
  }),
  'review-late': (d) => ({
    title: '已过申请期限',
    happened: `申请期限是收到书面意见之日起 30 日，末日是 ${dayText(d, 'due')}。`,
    safe: NOTHING_CHANGED,
    remedies: ['仍请登记信访人的申请（另行登记并关联本件），由信访办按本地口径决定', '有新事实新理由的，按新事项办理'],
  }),
  'review-level': (d) => ({
    title: '级别不对',
    happened: `现在应是${detailText(d, 'level', '') === 'recheck' ? '复核' : '复查'}。`,
    remedies: ['请改选级别'],
  }),
  'not-final-yet': (d) => ({
    title: '还不能审核认定办结',
    happened: `信访人申请复查、复核的期限还没有过${d['until'] === null || d['until'] === undefined ? '' : `（末日 ${dayText(d, 'until')}）`}，也没有复核意见。`,
    safe: NOTHING_CHANGED,
    remedies: ['期限过后再认定'],
  }),
  'access-not-asked': () => ({
    title: '没有待答复的个人信息请求',
    happened: '还没有登记请求，或者这一请求已经答复。',
    safe: NOTHING_CHANGED,
    remedies: ['本人提出的，请先登记“个人信息请求”'],
  }),
  'identity-missing': () => ({
    title: '还没有核实身份',
    happened: '不能确认是本人或者受托人的，不能提供、更正个人信息。',
    safe: NOTHING_CHANGED,
    remedies: ['请核对身份证件，受托的核对委托书', '确实无法核实的，请负责人写明理由，不予办理'],
  }),
  'not-own-data': () => ({
    title: '不是本人的登记',
    happened: '只能查阅、复制本人的信息。本件登记的信访人里没有这个姓名。',
    safe: NOTHING_CHANGED,
    remedies: ['姓名写错的，请改正后重新登记请求', '要看的是他人信息的，请负责人写明理由，不予办理'],
  }),
  'correction-missing': () => ({
    title: '还没有更正',
    happened: '同意更正、补充的，要先改好登记，再答复；原来的内容留在历史里。',
    safe: NOTHING_CHANGED,
    remedies: ['请在“更多”里修改，并写明理由，然后再答复', '已经归档的，添加一条记录写明更正'],
  }),
  'head-refuses-access': () => ({
    title: '不予办理由负责人决定',
    happened: '本人对自己的信息有查阅、复制、更正、补充的权利，不予办理或者只办一部分，由单位负责人决定。',
    safe: NOTHING_CHANGED,
    remedies: ['请负责人在其席位上答复'],
  }),
  'co-request-missing': () => ({
    title: '没有待反馈的协办',
    happened: '本件没有请本单位协办，或者已经反馈过。',
    safe: NOTHING_CHANGED,
    remedies: ['请与主办单位联系'],
  }),
  'co-unit-missing': () => ({
    title: '请写明一个协办单位',
    happened: '协办单位选本县的一个单位，或者写一个其他机关，两项只填一项。',
    remedies: ['请选择协办单位', '有几个协办单位的，分几次交协办'],
  }),
  'co-unit-leads': () => ({
    title: '这个单位就是责任单位',
    happened: '责任单位主办本件，不另交协办。',
    remedies: ['请改选其他单位'],
  }),
  'day-before-today': () => ({
    title: '期限已过',
    happened: '期限不能早于今天；补记以前的，不能早于当时那一天。',
    remedies: ['请改填期限'],
  }),
  ...supervisionRefusalWords,
} satisfies Partial<Record<RefusalCode, (details: Details) => RefusalWords>>;

const SIGNATURES: Readonly<Record<string, string>> = {
  partiesSigned: '当事人的签名',
  mediatorSigned: '人民调解员的签名',
  sealed: '人民调解委员会的印章',
};
