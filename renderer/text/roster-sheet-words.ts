/** Words of the roster as a paper and a table: 值班表 of a month, 年度接访排班表 (R001-17, R001-22, R004-32). */
export const rosterSheetWords = {
  open: '值班表',
  back: '回排班',
  kind: '哪一张',
  kinds: { month: '月值班表', year: '年度接访排班表' },
  before: '上一期',
  after: '下一期',
  print: '打印',
  empty: '这一期没有排班。',
  monthName: (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`,
  yearName: (day: string): string => `${day.slice(0, 4)}年`,
  titles: { month: '接访值班表', year: '年度接访排班表' },
  columns: {
    month: ['日期', '星期', '场次', '时间', '地点', '接访人', '职务', '陪同人', '备注'],
    year: ['序号', '日期', '星期', '接访人', '职务', '陪同人', '时间', '地点', '备注'],
  },
  signatures: ['制表', '审核', '日期'],
  /** Where and with whom is nobody else's to read (RO-36). */
  notShown: '—',
  unsettled: '怎样接访待定',
  notPlanned: '未排',
  /** Of a day that has passed: nothing is said of what took place. */
  noRecord: '没有记录',
  provisional: '放假安排暂定',
} as const;
