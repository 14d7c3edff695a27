import { describe, expect, test } from 'vitest';
import { guessColumns, isNeverImported } from '#shared/domain/ledger-import/columns.ts';

describe('LI-04 headings as offices write them', () => {
  test.each([
    [
      '来访台账',
      '序号|来访日期|来访人姓名|性别|身份证号码|联系电话|家庭住址|来访人数|反映事项|承办单位|办理结果|是否办结|备注',
      'annex|received-on|name|gender|id-no|phone|address|persons|summary|duty-unit|result|status|annex',
    ],
    [
      '来信台账',
      '编号|收信日期|来信人|地址|主要内容|领导批示|责任单位|办结日期|处理情况',
      'number|received-on|name|address|summary|leader-opinion|duty-unit|closed-on|result',
    ],
    [
      '接访台账',
      '日期|姓名|电话|事由|诉求|接访领导|责任人',
      'received-on|name|phone|summary|claim|receiver|duty-officer',
    ],
    [
      '统一登记',
      '信访编号|登记时间|信访形式|信访目的|问题类别|信访来源|属地|信访人|被反映人|信访内容',
      'number|received-on|form|purpose|category|source|village|name|concerned-party|summary',
    ],
    ['spaces and brackets', ' 姓  名 |联系电话（手机）|日 期：', 'name|phone|received-on'],
    [
      'the exact heading before the one that only contains it',
      '姓名拼音（来访人）|姓名|日期',
      'annex|name|received-on',
    ],
    ['a field once', '日期|办理日期|姓名', 'received-on|annex|name'],
  ])('%s', (_name, headings, uses) => {
    const guessed = guessColumns(headings.split('|'));
    // 姓名拼音 only contains the words; 姓名 has taken the field.
    expect(guessed.join('|')).toBe(uses);
  });
});

describe('LI-05 what is never imported', () => {
  test.each([
    '是否扬言',
    '扬言人',
    '重点人员标志',
    '特殊人员',
    '政治面貌',
    '稳控责任人',
    '是否缠访',
    '风险等级',
    '前科',
  ])('%s', (heading) => {
    expect(isNeverImported(heading)).toBe(true);
    expect(guessColumns([heading])).toEqual(['skip']);
  });
  test.each(['重点内容', '重点问题', '特殊情况说明', '备注', '姓名'])('%s is imported', (heading) => {
    expect(isNeverImported(heading)).toBe(false);
  });
});

test.each(['年龄', '民族', '职业', '文化程度', '出生日期', ''])(
  'LI-06 more of a person than needed is left out: %s',
  (heading) => {
    expect(guessColumns([heading])).toEqual(['skip']);
  },
);
