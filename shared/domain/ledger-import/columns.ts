import { compactText } from './clean-cell.ts';

/** What a column of an old ledger can become. */
export const LEDGER_FIELDS = [
  'number',
  'received-on',
  'form',
  'name',
  'gender',
  'id-no',
  'phone',
  'address',
  'persons',
  'summary',
  'claim',
  'purpose',
  'category',
  'source',
  'village',
  'concerned-party',
  'duty-unit',
  'duty-officer',
  'receiver',
  'status',
  'closed-on',
  'result',
  'leader-opinion',
] as const;
export type LedgerField = (typeof LEDGER_FIELDS)[number];

/** `annex`: kept under its own heading beside the record; `skip`: not imported. */
export type ColumnUse = LedgerField | 'annex' | 'skip';

/** Without these no row can be registered. */
export const NEEDED_FIELDS = ['received-on', 'name', 'summary'] as const satisfies readonly LedgerField[];

/**
 * LI-05: what marks, ranks or watches a person is never imported, whatever the old ledger held (vocabulary §19, §17;
 * decided for the software as a whole). The list names headings only in order to drop them.
 */
const NEVER =
  /扬言|重点(?:人|对象|信访人|上访)|特殊(?:人|群体|对象)|政治面貌|党派|稳控|缠访|闹访|非访|老户|三无|息访|黑名单|行踪|轨迹|积分|信用等级|(?:人员|风险|危险|管控)等级|管控|前科|犯罪记录|列管|教育训诫/u;

/** LI-06: of a person no more than the matter needs (个保法 6, 19); left out unless somebody decides otherwise. */
const MORE_THAN_NEEDED =
  /年龄|出生|民族|宗教|职业|婚姻|学历|文化程度|户籍|户口|健康|残疾|家庭(?:成员|情况|收入)|收入|微信|银行|账号/u;

export const isNeverImported = (heading: string): boolean => NEVER.test(compactText(heading));

/** In this order: the more particular first, because 来访人电话 is a telephone and not a name. */
const PATTERNS: readonly (readonly [LedgerField, RegExp, RegExp])[] = [
  ['id-no', /^(?:身份证|证件号)/u, /身份证|证件号|公民身份/u],
  ['phone', /^(?:电话|联系电话|联系方式|手机)/u, /电话|手机|联系方式/u],
  ['address', /^(?:住址|地址|家庭住址|联系地址)/u, /住址|地址|住所/u],
  ['gender', /^性别$/u, /性别/u],
  ['persons', /^(?:人数|来访人数|人次)$/u, /人数|人次/u],
  ['concerned-party', /^(?:被反映|被投诉|被信访)/u, /被反映|被投诉|被信访|被举报|对方当事人|涉事|反映对象/u],
  ['closed-on', /^(?:办结|结案)(?:日期|时间)$/u, /(?:办结|结案|回复|答复)(?:日期|时间)/u],
  [
    'received-on',
    /^(?:日期|时间|(?:来访|来信|来电|登记|接访|接待|收到|收信|收件|信访)(?:日期|时间))$/u,
    /(?:来访|来信|来电|登记|接访|接待|收到|收信|收件|受理|信访)(?:日期|时间)|^(?:年月日|日期|时间)/u,
  ],
  ['leader-opinion', /^(?:领导)?批示(?:意见)?$/u, /批示|领导意见|拟办意见/u],
  [
    'duty-unit',
    /^(?:责任|承办|办理)(?:单位|股室|科室|部门)$/u,
    /(?:责任|承办|办理|转办|交办|主办)(?:单位|股室|科室|部门|机构)/u,
  ],
  ['receiver', /^(?:接待|接访|登记)(?:人|人员|领导)$/u, /(?:接待|接访|登记|值班|记录)(?:人|领导)/u],
  ['duty-officer', /^(?:承办|责任|经办|办理)人(?:员)?$/u, /(?:承办|责任|经办|办理|包案)(?:人|领导)/u],
  [
    'result',
    /^(?:处理|办理|答复|化解)(?:结果|情况|意见)$/u,
    /(?:处理|办理|答复|回复|化解|调处)(?:结果|情况|意见|内容)/u,
  ],
  ['status', /^(?:办理)?(?:状态|进度)$|^是否办结$/u, /状态|进度|是否办结|办结情况|办结与否/u],
  ['form', /^(?:信访)?(?:形式|方式|渠道)$/u, /(?:信访|来访|反映)(?:形式|方式|渠道)/u],
  ['purpose', /^(?:信访)?目的$/u, /目的|信访性质/u],
  ['category', /^(?:问题|事项|内容|业务)?(?:类别|类型|分类)$/u, /类别|类型|分类/u],
  ['source', /^(?:信访)?来源$/u, /来源/u],
  ['number', /^(?:编号|(?:登记|信访|台账|信访件|受理)(?:编号|号))$/u, /编号|登记号|件号|受理号/u],
  ['claim', /^(?:主要)?(?:诉求|请求|要求)$/u, /诉求|请求事项/u],
  [
    'summary',
    /^(?:事由|(?:来访|信访|反映)?(?:事由|事项|内容|问题|情况)|主要内容|内容摘要|摘要)$/u,
    /事由|(?:反映|信访|来访|来信|投诉|举报|主要|基本)(?:的)?(?:事项|内容|问题|情况)|摘要/u,
  ],
  ['village', /^(?:村|村组|村居|村社区|属地|问题属地|所属村)$/u, /属地|所属村|村（?社区|村居|所在村/u],
  [
    'name',
    /^(?:姓名|(?:来访|信访|来信|来电|反映|投诉|申请|写信)(?:人|人姓名|者)|当事人(?:姓名)?)$/u,
    /姓名|(?:来访|信访|来信|来电|反映|上访|投诉|申请|写信)(?:人|者)|当事人/u,
  ],
];

/**
 * Guesses what each column is from its heading (LI-04). Each field is given once: an exact heading before one that only
 * contains the words, the left one before the right one. What is not recognised is kept as an annex.
 */
export function guessColumns(headings: readonly string[]): readonly ColumnUse[] {
  const names = headings.map((heading) => compactText(heading).replaceAll(/[（(].*?[)）]|[:：*、/]/gu, ''));
  const uses: (ColumnUse | undefined)[] = headings.map((heading, i) =>
    isNeverImported(heading) || MORE_THAN_NEEDED.test(names[i] ?? '') || names[i] === '' ? 'skip' : undefined,
  );
  const given = new Set<LedgerField>();
  for (const exact of [true, false]) {
    names.forEach((name, i) => {
      if (uses[i] !== undefined) return;
      const found = PATTERNS.find(
        ([field, whole, part]) => !given.has(field) && (exact ? whole.test(name) : part.test(name)),
      );
      if (found === undefined) return;
      uses[i] = found[0];
      given.add(found[0]);
    });
  }
  return uses.map((use) => use ?? 'annex');
}
