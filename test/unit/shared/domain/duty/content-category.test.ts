import { expect, test } from 'vitest';
import { contentCategoryOf } from '#shared/domain/duty/content-category.ts';
import { JUSTICE_CATEGORIES } from '#shared/model/codes.ts';

test('DU vocabulary §5.1: every 业务类别 has its 内容分类', () => {
  const found = JUSTICE_CATEGORIES.map((category) => [category, contentCategoryOf(category)]);
  expect(found.filter(([, content]) => content !== 'politics-law')).toEqual([
    ['staff-conduct', 'discipline'],
    ['personnel-benefit', 'personnel'],
    ['out-of-scope', 'other'],
  ]);
  expect(found).toHaveLength(20);
});
