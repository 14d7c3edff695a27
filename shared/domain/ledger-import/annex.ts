/** Columns of the annex that the import writes itself. */
export const ANNEX = {
  number: '原台账编号',
  source: '来源台账',
  batch: '导入批次',
} as const;
