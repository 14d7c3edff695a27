import type { CodeOf, CONTENT_CATEGORIES, JusticeCategory } from '#shared/model/codes.ts';

/**
 * 内容分类 (vocabulary §5) that goes with a 业务类别 (§5.1): matters of the system are 政法, with three exceptions. A
 * proposal; the officer may choose another one.
 */
export const contentCategoryOf = (category: JusticeCategory): CodeOf<typeof CONTENT_CATEGORIES> =>
  OTHERS.get(category) ?? 'politics-law';

const OTHERS: ReadonlyMap<JusticeCategory, CodeOf<typeof CONTENT_CATEGORIES>> = new Map([
  ['staff-conduct', 'discipline'],
  ['personnel-benefit', 'personnel'],
  ['out-of-scope', 'other'],
]);
