/** Refusal code → what happened, is my work safe, what to do now. Complete for the rules and for sync, or it does not compile. */
import type { RefusalCode } from '#shared/domain/matter/refusal.ts';
import type { SYNC_REFUSALS } from '#shared/sync/push.ts';
import { detailText, type Details, type Explanation, type RefusalWords } from './explanation.ts';
import { fieldName } from './fields.ts';
import { registrationRefusals } from './registration-refusals.ts';
import { stepRefusalWords } from './step-refusals.ts';

type SyncRefusalCode = (typeof SYNC_REFUSALS)[number];

const FORM_KEPT = '已填内容都在本页，没有丢失。';
const NOTHING_CHANGED = '原有记录没有变动。';
const KEPT_IN_TRAY = '这条记录完整保存在本机“退回”中，没有丢失。';

const refusalWords = {
  'already-registered': () => ({
    title: '已经登记过',
    happened: '这一件已经登记，不能再登记一次。',
    safe: NOTHING_CHANGED,
    remedies: ['打开原登记查看', '需要补充的，在原登记上修改或者添加记录'],
  }),
  'not-registered': () => ({
    title: '没有找到登记',
    happened: '要办理的事项还没有登记，或者登记还没有传到县局。',
    remedies: ['先完成登记', '登记被退回的，先处理“退回”中的登记，后面的操作会自动继续'],
  }),
  voided: () => ({
    title: '已经作废',
    happened: '这一件已经作废，编号保留，不能再办理。',
    safe: NOTHING_CHANGED,
    remedies: ['需要说明情况的，可以添加记录', '确实要办的，请重新登记，并在归纳中写明原编号'],
  }),
  closed: () => ({
    title: '已经办结',
    happened: '这一件已经办结或者作了引导、不予受理等告知，有法律效力的内容不能再改。',
    safe: NOTHING_CHANGED,
    remedies: ['添加一条记录说明新情况', '信访人再次提出的，请另行登记并关联原事项'],
  }),
  'officer-unknown': () => ({
    title: '名册中没有这名工作人员',
    happened: '县局名册中没有这名工作人员，或者已经离岗，不能以其名义办理。',
    remedies: ['请由在岗的工作人员撤回后重新办理，原内容和编号都会带出', '名册有误的，请联系县局安全管理员改正'],
  }),
  'role-missing': () => ({
    title: '岗位没有这项权限',
    happened: '按照岗位分工，这名工作人员不办理这一项。',
    remedies: ['请由有权限的工作人员登录办理', '分工有变动的，请联系县局安全管理员调整岗位'],
  }),
  'moved-away': () => ({
    title: '已经转到其他单位',
    happened: '这一件已经转出，本单位不再办理。',
    remedies: ['这条记录已交县局信访办处理', '急办的，请直接与现办单位联系'],
  }),
  'other-office': () => ({
    title: '属于其他单位',
    happened: '这一件由其他单位登记和办理，本单位不能办理。',
    safe: NOTHING_CHANGED,
    remedies: ['与登记单位联系，由其办理', '需要县局协调的，请与信访办联系'],
  }),
  'attachments-too-many': (d) => ({
    title: `一件事项最多 ${detailText(d, 'most', '300')} 份材料`,
    happened: '这一件的材料份数已经到了上限，没有再添加。',
    safe: NOTHING_CHANGED,
    remedies: ['多页的材料请扫描成一个 PDF 再添加', '传重、传错的，请先撤回'],
  }),
  'attachments-too-large': (d) => ({
    title: `一件事项的材料合计不超过 ${detailText(d, 'mostMegabytes', '2048')} MB`,
    happened: '加上这一份就超过了上限，没有添加。',
    safe: NOTHING_CHANGED,
    remedies: ['录音录像请只留与事项有关的部分', '传重、传错的，请先撤回'],
  }),
  'attachment-consent-missing': () => ({
    title: '没有写明同意情况',
    happened: '本单位制作的录音、录像和现场照片，要写明谁同意、怎样同意的。',
    safe: FORM_KEPT,
    remedies: ['请写明，如“本人口头同意，录音开头已告知”', '本人不同意的，不录音、不拍照，改作书面记录'],
  }),
  'attachment-unknown': () => ({
    title: '没有找到这份材料',
    happened: '这一件里没有这份材料，这一步没有存下。',
    safe: NOTHING_CHANGED,
    remedies: ['请在材料清单里核对'],
  }),
  'opinion-locked': () => ({
    title: '领导意见已经签批',
    happened: '签批后的处理意见不能改写。',
    safe: '原意见没有变动。',
    remedies: ['需要更正的，添加一条更正记录，写明更正内容和签批人'],
  }),
  'nothing-changed': () => ({
    title: '没有改动',
    happened: '内容与原来一样，没有需要保存的修改。',
    safe: NOTHING_CHANGED,
    remedies: ['可以直接关闭'],
  }),
  'field-fixed': (d) => ({
    title: '必填内容不能清空',
    happened: `${fieldName([detailText(d, 'field', '这一栏')])}是必填内容，可以修改，不能清空。`,
    remedies: ['请填写新的内容', '或者恢复原来的内容'],
  }),
  'own-link': () => ({
    title: '不能关联自己',
    happened: '选中的就是这一件，不能与自己关联。',
    safe: NOTHING_CHANGED,
    remedies: ['请选择另一件'],
  }),
  'no-such-link': () => ({
    title: '关联已经不在',
    happened: '要取消的关联不存在，可能已被取消。',
    safe: NOTHING_CHANGED,
    remedies: ['不需要再做什么'],
  }),
  'no-such-conflict': () => ({
    title: '已经有人选定',
    happened: '这一处不一致已经由其他人选定。',
    safe: '两种写法和选定结果都留在时间线上。',
    remedies: ['打开事项查看选定结果', '选定有误的，直接修改这一栏并写明理由'],
  }),
  'date-not-doubtful': () => ({
    title: '时间不需要核对',
    happened: '这一件的收到时间没有疑问，或者已经核对过。',
    safe: NOTHING_CHANGED,
    remedies: ['日期确实有误的，请修改收到日期并写明理由'],
  }),
  'letter-number-taken': (d) => ({
    title: '文号已经用过',
    happened: `${detailText(d, 'docNo', '这个文号')}已编给另一份文书。`,
    remedies: ['核对发文登记簿，改填实际的文号', '登记簿没有编过号的，不填文号重新出具，由县局编号'],
  }),
  'letter-number-wrong': (d) => ({
    title: '不是本类文书的文号',
    happened: `${detailText(d, 'docNo', '填写的文号')}与本单位、本类文书的机关代字不符。`,
    remedies: ['核对发文登记簿，改填本类文书的文号', '没有编过号的，不填文号重新出具，由县局编号'],
  }),
  malformed: () => ({
    title: '记录格式不完整',
    happened: '县局服务器读不懂这条记录，没有收下。',
    remedies: ['打开记录，检查后重新保存', '仍不成功的，先打印纸质登记表留存，并联系县局信访办'],
  }),
  'id-reused': () => ({
    title: '记录标识重复',
    happened: '县局服务器上已有同一标识但内容不同的记录，没有收下这一条。',
    remedies: ['打开记录，另存为新登记', '本机的数据如果是从别的电脑复制来的，请联系县局信访办重新登记本机'],
  }),
  'wrong-device': () => ({
    title: '不是本机的记录',
    happened: '这条记录写明由另一台电脑登记，县局服务器没有收下。',
    remedies: ['请在原来的电脑上同步', '原来的电脑已不能用的，请联系县局信访办'],
  }),
  fenced: () => ({
    title: '等待前一条处理',
    happened: '同一事项前面有一条被退回，这一条先不发送，以免顺序颠倒。',
    safe: '这条记录完整保存在本机，没有丢失。',
    remedies: ['先处理同一事项中被退回的那一条', '处理后这一条会自动继续发送'],
  }),
  'wrong-stream': () => ({
    title: '记录对不上',
    happened: '同一标识下已有另一种记录，县局服务器没有收下这一条。',
    remedies: ['请撤回这一条重新办理', '仍不行的，请联系县局信访办'],
  }),
  'predecessor-missing': () => ({
    title: '前一条还没有到',
    happened: '县局服务器还没有收到同一事项的前一条记录。',
    safe: '这条记录完整保存在本机，没有丢失。',
    remedies: ['一般会自动补发，请稍候', '一直没有进展的，请点“现在同步”'],
  }),
  'report-missing': () => ({
    title: '没有附密封件',
    happened: '移交保密须把原内容加密一并交上，这条记录里没有。',
    remedies: ['用本机新版程序再移交一次'],
  }),
  'no-clerk': () => ({ ...nobodyToOpen }),
  'no-approver': () => ({ ...nobodyToOpen }),
  'not-a-reader': () => ({ ...nobodyToOpen }),
  ...registrationRefusals,
  ...stepRefusalWords,
} satisfies Record<RefusalCode | SyncRefusalCode, (details: Details) => RefusalWords>;

/** The list of officers changed between the transfer and its arrival. */
const nobodyToOpen: RefusalWords = {
  title: '没有合适的人接收',
  happened: '移交之后县局人员有变动：能打开的人里有被反映的人，或者没有了保密员、审批人。',
  remedies: ['电话告诉县局保密员', '县局调整人员后点“再报一次”'],
};

/** A code this version does not know (a newer server): still a whole answer. */
const unknownRefusal = (code: string): RefusalWords => ({
  title: '没有收下',
  happened: `县局服务器没有收下这条记录（代码 ${code}），本机的版本还不认识这个原因。`,
  remedies: ['请升级本机程序后再看', '急办的先打印纸质登记表，并联系县局信访办'],
});

/**
 * Sentences for a refusal.
 * @param refusal code and details, from `decide` or from a receipt
 * @param where `form`: the officer is still writing; `tray`: the server refused it later
 */
export function explainRefusal(refusal: Details & { readonly code: string }, where: 'form' | 'tray'): Explanation {
  const words = Object.hasOwn(refusalWords, refusal.code)
    ? // `hasOwn` has just shown that the code is one of the table's keys.
      refusalWords[refusal.code as RefusalCode | SyncRefusalCode](refusal)
    : unknownRefusal(refusal.code);
  return where === 'tray' ? { ...words, safe: KEPT_IN_TRAY } : { ...words, safe: safeOf(words) };
}

const safeOf = (words: RefusalWords): string => words.safe ?? FORM_KEPT;
