/** Every code table with its 中文标签, by the name of the field that uses it; and the codes that only the screen shows. */
import type { Role, Unit } from '#shared/model/county.ts';
import type { Procedure } from '#shared/domain/workflow/procedures.ts';
import type { LinkRelation } from '#shared/model/codes.ts';
import * as labels from '#shared/documents/code-labels.ts';
import * as supervision from '#shared/documents/supervision-labels.ts';
import * as steps from '#shared/documents/workflow-labels.ts';

/** 角色 (vocabulary §12). */
const roleLabels = {
  receptionist: '登记员',
  handler: '承办人',
  'office-head': '司法所负责人',
  'section-head': '股室负责人',
  'petition-clerk': '信访办经办',
  'petition-head': '信访办主任',
  'deputy-chief': '分管领导',
  supervisor: '督办员',
  chief: '局长',
  'confidential-officer': '保密员',
  archivist: '档案员',
  statistician: '统计员',
  sysadmin: '系统管理员',
  'security-admin': '安全管理员',
  auditor: '审计员',
  'upstream-viewer': '上级只读',
} as const satisfies Record<Role, string>;

/** 机构层级 (vocabulary §11). */
const unitLevelLabels = {
  'county-bureau': '县司法局',
  'county-section': '股室',
  'township-office': '司法所',
} as const satisfies Record<Unit['level'], string>;

/** What a person decided about two registrations (RX-03). */
const linkRelationLabels = {
  'same-matter': '同一事项',
  'same-person': '同一人，另一件事',
  'same-problem': '同一问题（不同的人反映）',
  different: '不是同一事项',
} as const satisfies Record<LinkRelation, string>;

/** The procedures of shared/domain/workflow/procedures.ts. */
const procedureLabels = {
  intake: '登记、分类审查',
  direct: '受理办理',
  simple: '简易办理',
  suggestion: '意见建议',
  anonymous: '匿名、地址不清',
  'on-the-spot': '当场办结',
  guidance: '引导告知',
  separation: '诉访分离',
  refusal: '不予受理、不再受理',
  mediation: '人民调解',
  transfer: '转送',
  assignment: '交办',
  redo: '退回重办',
  review: '复查',
  recheck: '复核',
  final: '审核认定办结',
  withdrawal: '撤回',
  merge: '合并',
  archive: '归档、重开',
  confidential: '已转保密',
  void: '作废',
} as const satisfies Record<Procedure, string>;

/** 用法：`codes.purpose['inquiry']`；下拉选项用 `optionsOf('purpose')`。 */
export const codes = {
  form: labels.petitionFormLabels,
  visitKind: labels.visitKindLabels,
  intakeSource: labels.intakeSourceLabels,
  purpose: labels.petitionPurposeLabels,
  petitionClass: labels.petitionClassLabels,
  handlingPath: labels.handlingPathLabels,
  simpleGround: labels.simpleGroundLabels,
  contentCategory: labels.contentCategoryLabels,
  justiceCategory: labels.justiceCategoryLabels,
  gender: labels.genderLabels,
  idType: labels.idTypeLabels,
  petitionerRole: labels.petitionerRoleLabels,
  petitionerType: labels.petitionerTypeLabels,
  accessNeed: labels.accessNeedLabels,
  status: labels.matterStatusLabels,
  closeMode: labels.closeModeLabels,
  serviceMode: labels.serviceModeLabels,
  response: labels.petitionerResponseLabels,
  role: roleLabels,
  unitLevel: unitLevelLabels,
  guideResponse: labels.guideResponseLabels,
  linkRelation: linkRelationLabels,
  procedure: procedureLabels,
  intakeDecision: steps.intakeDecisionLabels,
  crossSplit: steps.crossSplitLabels,
  crossLevel: steps.crossLevelLabels,
  workKind: steps.workKindLabels,
  means: steps.meansLabels,
  opinionResult: steps.opinionResultLabels,
  suggestionOutcome: steps.suggestionOutcomeLabels,
  paper: steps.paperLabels,
  deliveryMode: steps.deliveryModeLabels,
  deliveryResult: steps.deliveryResultLabels,
  closedAs: steps.closedAsLabels,
  closureCheck: steps.closureCheckLabels,
  followUpMode: steps.followUpModeLabels,
  implemented: steps.implementedLabels,
  rated: steps.ratedLabels,
  rating: steps.ratingLabels,
  unsatisfiedReason: steps.unsatisfiedReasonLabels,
  reviewLevel: steps.reviewLevelLabels,
  reviewConclusion: steps.reviewConclusionLabels,
  finalGround: steps.finalGroundLabels,
  reopenGround: steps.reopenGroundLabels,
  retention: steps.retentionLabels,
  accessRequest: steps.accessRequestLabels,
  accessOutcome: steps.accessOutcomeLabels,
  identityCheck: steps.identityCheckLabels,
  accessGround: steps.accessGroundLabels,
  supervisionTrigger: supervision.supervisionTriggerLabels,
  supervisionLine: supervision.supervisionLineLabels,
  supervisionLevel: supervision.supervisionLevelLabels,
  measure: supervision.measureLabels,
  nudgeChannel: supervision.nudgeChannelLabels,
  authorizationMode: supervision.authorizationModeLabels,
  leadWork: supervision.leadWorkLabels,
  leadOutcome: supervision.leadOutcomeLabels,
} as const;

export type CodeTable = keyof typeof codes;
export type CodeOption<Code extends string> = { readonly value: Code; readonly label: string };

type CodeIn<Table extends CodeTable> = Extract<keyof (typeof codes)[Table], string>;

/** Options of a select or radio group, in the order the labels are listed. */
export function optionsOf<Table extends CodeTable>(table: Table): readonly CodeOption<CodeIn<Table>>[] {
  const labelByCode: Readonly<Record<string, string>> = codes[table];
  // `Object.keys` forgets that the keys are exactly the codes of the table.
  const known = Object.keys(labelByCode) as CodeIn<Table>[];
  return known.map((value) => ({ value, label: labelByCode[value] ?? value }));
}

/** Label of a code that came from outside; a code of a newer version shows as itself rather than as nothing. */
export function labelOf(table: CodeTable, code: string): string {
  const known: Readonly<Record<string, string>> = codes[table];
  return Object.hasOwn(known, code) ? (known[code] ?? code) : code;
}
