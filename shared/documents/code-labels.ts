/**
 * 中文标签 of the code tables (vocabulary.md): the same words on paper and on screen. A code may get another label, a
 * label never decides anything. Each table names every code, or it does not compile.
 */
import type {
  ACCESS_NEEDS,
  CodeOf,
  CONTENT_CATEGORIES,
  GENDERS,
  GUIDE_RESPONSES,
  HANDLING_PATHS,
  ID_TYPES,
  INTAKE_SOURCES,
  JusticeCategory,
  MatterStatus,
  PETITIONER_TYPES,
  PetitionClass,
  PetitionerRole,
  PetitionForm,
  PetitionPurpose,
  SERVICE_MODES,
  SIMPLE_GROUNDS,
  SPOT_CLOSE_MODES,
  VisitKind,
} from '#shared/model/codes.ts';

/** 信访形式 (vocabulary §1). */
export const petitionFormLabels = {
  visit: '来访',
  letter: '来信',
  phone: '来电',
  online: '网上信访',
  email: '电子邮件',
  sms: '短信',
  'leader-mailbox': '领导信箱',
} as const satisfies Record<PetitionForm, string>;

/** 来访细分 (vocabulary §1, R004-33). */
export const visitKindLabels = {
  'walk-in': '日常来访',
  'market-day': '赶集日接访',
  'leader-day': '领导接待日',
  appointment: '约访',
  outreach: '下访',
  'joint-reception': '联合接访',
  stationed: '接访中心派驻',
} as const satisfies Record<VisitKind, string>;

/** 来源 (vocabulary §2). */
export const intakeSourceLabels = {
  direct: '信访人直接提出',
  'superior-bureau': '上级司法行政机关交办',
  'petition-bureau': '信访局转送、交办',
  'joint-conference': '联席办交办',
  'leader-instruction': '领导批示',
  'npc-cppcc': '人大、政协转来',
  'discipline-transfer': '纪检监察机关转来',
  'police-court-transfer': '公检法机关移送',
  '12345': '12345 政务热线',
  '12348': '12348 公共法律服务热线',
  'township-gov': '乡镇党委政府转来',
  screening: '排查发现',
  other: '其他',
} as const satisfies Record<CodeOf<typeof INTAKE_SOURCES>, string>;

/** 信访目的 (vocabulary §3). */
export const petitionPurposeLabels = {
  'appeal-resolve': '求决',
  'appeal-grievance': '申诉',
  accusation: '揭发控告',
  suggestion: '意见建议',
  inquiry: '咨询',
  thanks: '感谢',
  other: '其他',
} as const satisfies Record<PetitionPurpose, string>;

/** 条例 29–31 的三类. */
export const petitionClassLabels = {
  suggestion: '建议意见类',
  accusation: '检举控告类',
  appeal: '申诉求决类',
} as const satisfies Record<PetitionClass, string>;

/** 简易办理的条件 (简易办理办法 4). */
export const simpleGroundLabels = {
  plain: '事实清楚、责任明确、易于解决',
  instant: '咨询、建议、感谢，可以即时反馈',
  'daily-life': '涉及日常生活、时效性强',
  promised: '有关机关已有承诺或者结论',
} as const satisfies Record<(typeof SIMPLE_GROUNDS)[number], string>;

/** 办理途径 (vocabulary §4, 条例 31). */
export const handlingPathLabels = {
  'petition-procedure': '信访程序',
  'statutory-duty': '申请查处、履行法定职责',
  'admin-procedure': '行政复议、裁决、确认、许可等行政程序',
  'litigation-legal-procedure': '诉讼等法律程序',
  arbitration: '仲裁',
  'party-appeal-retrial': '党员申诉、申请复审',
  'people-mediation': '人民调解',
  'admin-mediation': '行政调解',
  'legal-aid': '法律援助',
  'social-relief': '社会救助',
  'judicial-relief': '司法救助',
} as const satisfies Record<CodeOf<typeof HANDLING_PATHS>, string>;

/** 国家一级内容分类 (vocabulary §5). */
export const contentCategoryLabels = {
  'politics-law': '政法',
  'rural-agri': '农村农业',
  'natural-resources': '自然资源',
  'urban-rural-construction': '城乡建设',
  'labor-social-security': '劳动和社会保障',
  health: '卫生健康',
  'education-sports': '教育体育',
  'culture-tourism': '文化旅游',
  'civil-affairs': '民政',
  economy: '经济管理',
  transport: '交通运输',
  commerce: '商贸旅游',
  'science-it': '科技与信息产业',
  environment: '环境保护',
  'party-gov-affairs': '党务政务',
  personnel: '组织人事',
  discipline: '纪检监察',
  military: '军人军属',
  'religion-ethnic-foreign': '宗教民族涉外',
  other: '其他',
} as const satisfies Record<CodeOf<typeof CONTENT_CATEGORIES>, string>;

/** 司法行政子目录 (vocabulary §5.1). */
export const justiceCategoryLabels = {
  lawyer: '律师、律所执业投诉',
  notary: '公证',
  'legal-aid': '法律援助',
  'basic-legal-service': '基层法律服务',
  forensic: '司法鉴定',
  arbitration: '仲裁',
  'people-mediation': '人民调解',
  'community-correction': '社区矫正',
  resettlement: '安置帮教',
  'admin-reconsideration': '行政复议',
  'admin-litigation-response': '行政应诉',
  'enforcement-supervision': '行政执法监督',
  'normative-doc': '行政规范性文件',
  'law-publicity': '普法依法治理',
  'qualification-exam': '法律职业资格考试',
  'prison-drug-rehab': '监狱、戒毒',
  'staff-conduct': '本系统人员作风纪律',
  'personnel-benefit': '人事待遇',
  consultation: '咨询',
  'out-of-scope': '不属司法行政',
} as const satisfies Record<JusticeCategory, string>;

export const genderLabels = {
  male: '男',
  female: '女',
  unspecified: '未说明',
} as const satisfies Record<CodeOf<typeof GENDERS>, string>;

/** 证件 (vocabulary §6). */
export const idTypeLabels = {
  'resident-id': '居民身份证',
  'temp-resident-id': '临时居民身份证',
  'household-register': '户口簿',
  'military-id': '军人证件',
  passport: '护照',
  'hk-macao-permit': '港澳居民来往内地通行证',
  'hmt-residence': '港澳台居民居住证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'foreign-residence': '外国人永久居留身份证',
  'credit-code': '统一社会信用代码',
  none: '无证件',
} as const satisfies Record<CodeOf<typeof ID_TYPES>, string>;

/** 角色关系 (vocabulary §6). */
export const petitionerRoleLabels = {
  principal: '主访人',
  representative: '代表',
  companion: '随访人',
  agent: '代理人',
  signatory: '联名人',
} as const satisfies Record<PetitionerRole, string>;

/** 信访人类型 (vocabulary §6). */
export const petitionerTypeLabels = {
  individual: '公民',
  organization: '法人或其他组织',
  joint: '联名',
  anonymous: '匿名',
  foreign: '外国人、无国籍人、外国组织',
} as const satisfies Record<CodeOf<typeof PETITIONER_TYPES>, string>;

/** 需要便利: only to serve (vocabulary §6). */
export const accessNeedLabels = {
  'sign-language': '手语',
  dialect: '方言翻译',
  'minority-language': '民族语言',
  wheelchair: '轮椅通行',
  elderly: '老年人',
  illiterate: '不便书写',
  'minor-with-guardian': '未成年人，由监护人陪同',
} as const satisfies Record<CodeOf<typeof ACCESS_NEEDS>, string>;

/** 事项主状态 (vocabulary §8.1). */
export const matterStatusLabels = {
  registered: '已登记',
  triaging: '分类审查中',
  notified: '已受理',
  handling: '办理中',
  replied: '已作出处理意见',
  closed: '办结',
  archived: '已归档',
  mediation: '调解中',
  'guided-out': '引导告知',
  'litigation-separated': '诉访分离',
  void: '作废',
  forwarded: '已转送',
  assigned: '已交办',
  objection: '异议中',
  returned: '已交还',
  'not-accepted': '不予受理',
  'no-longer-accepted': '不再受理',
  delivered: '已送达',
  closing: '报结待核',
  redo: '退回重办',
  review: '复查中',
  'review-decided': '已作出复查意见',
  recheck: '复核中',
  'recheck-decided': '已作出复核意见',
  finalized: '审核认定办结',
  withdrawn: '信访人撤回',
  reopened: '重新办理',
  merged: '已合并',
  confidential: '已移交保密',
} as const satisfies Record<MatterStatus, string>;

/** 办结方式 (vocabulary §8.5). */
export const closeModeLabels = {
  resolved: '解决',
  explained: '解释说明',
  mediated: '调解达成',
  settled: '和解',
  'suggestion-filed': '留作参考',
  channelled: '导入法定途径',
} as const satisfies Record<CodeOf<typeof SPOT_CLOSE_MODES>, string>;

/** 告知方式 (vocabulary §8.7). */
export const serviceModeLabels = {
  'in-person': '当面告知',
  'mail-registered': '挂号邮寄',
  electronic: '电子送达（本人同意）',
  other: '其他',
} as const satisfies Record<CodeOf<typeof SERVICE_MODES>, string>;

/** 是否理解、接受引导 (R003-05): a note of the talk. */
export const guideResponseLabels = {
  accepts: '理解并接受',
  understands: '理解，不接受',
  'does-not-understand': '不理解',
  'no-statement': '未表明',
} as const satisfies Record<CodeOf<typeof GUIDE_RESPONSES>, string>;

/** 信访人意见 (vocabulary §8.6). */
export const petitionerResponseLabels = {
  agree: '同意',
  disagree: '不同意',
  'no-statement': '未表明',
} as const;
