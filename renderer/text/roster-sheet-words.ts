/** Words of the roster as a paper and a table: 值班表 of a month, 年度接访排班表, who may receive (R001-17, R001-22, R004-30, R004-32). */
import type { ReceiverGroup } from '#shared/domain/reception/session/who-may-receive.ts';

export const rosterSheetWords = {
  open: '值班表',
  back: '回排班',
  kind: '哪一张',
  kinds: { month: '月值班表', year: '年度接访排班表', people: '接待人员名册' },
  before: '上一期',
  after: '下一期',
  print: '打印',
  empty: '这一期没有排班。',
  monthName: (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`,
  yearName: (day: string): string => `${day.slice(0, 4)}年`,
  titles: { month: '接访值班表', year: '年度接访排班表', people: '接待人员名册' },
  columns: {
    month: ['日期', '星期', '场次', '时间', '地点', '接访人', '职务', '陪同人', '备注'],
    year: ['序号', '日期', '星期', '接访人', '职务', '陪同人', '时间', '地点', '备注'],
    people: ['序号', '姓名', '职务', '单位', '类别', '备注'],
  },
  /** R004-30: by what somebody may receive, and where. */
  groups: {
    leadership: '班子成员',
    'legal-section': '法规股人员',
    'legal-aid': '法律援助人员',
    'office-head': '司法所负责人',
  } satisfies Record<ReceiverGroup, string>,
  delegated: '书面委托的人员',
  delegation: (by: string, day: string, paper: string): string => `受${by}委托，${day}一场（${paper}）`,
  asOf: (day: string): string => `截至 ${day}`,
  signatures: ['制表', '审核', '日期'],
  /** Where and with whom is nobody else's to read (RO-36). */
  notShown: '—',
  unsettled: '怎样接访待定',
  notPlanned: '未排',
  /** Of a day that has passed: nothing is said of what took place. */
  noRecord: '没有记录',
  provisional: '放假安排暂定',
} as const;
