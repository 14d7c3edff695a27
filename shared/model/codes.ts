/** Code tables of vocabulary.md. A published code never changes its meaning and is never used again. */

/** One code of a table. */
export type CodeOf<Table extends readonly string[]> = Table[number];

/** 信访形式 (vocabulary §1). */
export const PETITION_FORMS = ['visit', 'letter', 'phone', 'online', 'email', 'sms', 'leader-mailbox'] as const;
export type PetitionForm = (typeof PETITION_FORMS)[number];

/** 来访细分 (vocabulary §1, R004-33). */
export const VISIT_KINDS = [
  'walk-in',
  'market-day',
  'leader-day',
  'appointment',
  'outreach',
  'joint-reception',
  'stationed',
] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

/** 来源 (vocabulary §2). */
export const INTAKE_SOURCES = [
  'direct',
  'superior-bureau',
  'petition-bureau',
  'joint-conference',
  'leader-instruction',
  'npc-cppcc',
  'discipline-transfer',
  'police-court-transfer',
  '12345',
  '12348',
  'township-gov',
  'screening',
  'other',
] as const;

/** 上级交办、转来 and 领导批示: whoever passed the matter on wants an answer too (R002-02, R002-12). */
export const UPSTREAM_SOURCES: ReadonlySet<CodeOf<typeof INTAKE_SOURCES>> = new Set([
  'superior-bureau',
  'petition-bureau',
  'joint-conference',
  'leader-instruction',
  'npc-cppcc',
] as const);

/** 信访目的 (vocabulary §3); the three classes of 条例 29–31 follow from it. */
export const PETITION_PURPOSES = [
  'appeal-resolve',
  'appeal-grievance',
  'accusation',
  'suggestion',
  'inquiry',
  'thanks',
  'other',
] as const;
export type PetitionPurpose = (typeof PETITION_PURPOSES)[number];

export type PetitionClass = 'suggestion' | 'accusation' | 'appeal';

/** 办理途径 (vocabulary §4, 条例 31). */
export const HANDLING_PATHS = [
  'petition-procedure',
  'statutory-duty',
  'admin-procedure',
  'litigation-legal-procedure',
  'arbitration',
  'party-appeal-retrial',
  'people-mediation',
  'admin-mediation',
  'legal-aid',
  'social-relief',
  'judicial-relief',
] as const;

/** 国家一级内容分类 (vocabulary §5; recalled, replaced by the table the county imports). */
export const CONTENT_CATEGORIES = [
  'politics-law',
  'rural-agri',
  'natural-resources',
  'urban-rural-construction',
  'labor-social-security',
  'health',
  'education-sports',
  'culture-tourism',
  'civil-affairs',
  'economy',
  'transport',
  'commerce',
  'science-it',
  'environment',
  'party-gov-affairs',
  'personnel',
  'discipline',
  'military',
  'religion-ethnic-foreign',
  'other',
] as const;

/** 司法行政子目录 (vocabulary §5.1). */
export const JUSTICE_CATEGORIES = [
  'lawyer',
  'notary',
  'legal-aid',
  'basic-legal-service',
  'forensic',
  'arbitration',
  'people-mediation',
  'community-correction',
  'resettlement',
  'admin-reconsideration',
  'admin-litigation-response',
  'enforcement-supervision',
  'normative-doc',
  'law-publicity',
  'qualification-exam',
  'prison-drug-rehab',
  'staff-conduct',
  'personnel-benefit',
  'consultation',
  'out-of-scope',
] as const;
export type JusticeCategory = (typeof JUSTICE_CATEGORIES)[number];

export const GENDERS = ['male', 'female', 'unspecified'] as const;

/** 证件 (vocabulary §6). */
export const ID_TYPES = [
  'resident-id',
  'temp-resident-id',
  'household-register',
  'military-id',
  'passport',
  'hk-macao-permit',
  'hmt-residence',
  'taiwan-permit',
  'foreign-residence',
  'credit-code',
  'none',
] as const;

/** 角色关系 (vocabulary §6); at most five representatives (条例 20). */
export const PETITIONER_ROLES = ['principal', 'representative', 'companion', 'agent', 'signatory'] as const;
export type PetitionerRole = (typeof PETITIONER_ROLES)[number];

export const PETITIONER_TYPES = ['individual', 'organization', 'joint', 'anonymous', 'foreign'] as const;

/** 简易办理的条件 (简易办理办法 4; R001-60): of a first petition that is plain. */
export const SIMPLE_GROUNDS = ['plain', 'instant', 'daily-life', 'promised'] as const;

/** 需要便利: only to serve, never to mark a person (vocabulary §6). */
export const ACCESS_NEEDS = [
  'sign-language',
  'dialect',
  'minority-language',
  'wheelchair',
  'elderly',
  'illiterate',
  'minor-with-guardian',
] as const;

/** 事项主状态, the stage of its procedure (vocabulary §8.1); `closing`, `merged` and `confidential` are our own. */
export const MATTER_STATUSES = [
  'registered',
  'triaging',
  'notified',
  'handling',
  'replied',
  'closed',
  'archived',
  'mediation',
  'guided-out',
  'litigation-separated',
  'void',
  'forwarded',
  'assigned',
  'objection',
  'returned',
  'not-accepted',
  'no-longer-accepted',
  'delivered',
  'closing',
  'redo',
  'review',
  'review-decided',
  'recheck',
  'recheck-decided',
  'finalized',
  'withdrawn',
  'reopened',
  'merged',
  'confidential',
] as const;
export type MatterStatus = (typeof MATTER_STATUSES)[number];

/** 办结方式 (vocabulary §8.5) that an officer may choose at the counter. */
export const SPOT_CLOSE_MODES = [
  'resolved',
  'explained',
  'mediated',
  'settled',
  'suggestion-filed',
  'channelled',
] as const;

/** 告知方式 at the counter (vocabulary §8.7). */
export const SERVICE_MODES = ['in-person', 'mail-registered', 'electronic', 'other'] as const;

/** 是否理解、接受 what was explained when somebody was sent to the right place: a note of the talk only (R003-05). */
export const GUIDE_RESPONSES = ['accepts', 'understands', 'does-not-understand', 'no-statement'] as const;

/**
 * What a person decides about two registrations (RX-03, RX-04): one matter; one person with another matter; one problem
 * told by different people (问题簇); or not one matter, which says nothing about the persons.
 */
export const LINK_RELATIONS = ['same-matter', 'same-person', 'same-problem', 'different'] as const;
export type LinkRelation = (typeof LINK_RELATIONS)[number];

/** The class of 条例 29–31 a purpose belongs to; `null` for inquiry, thanks and other. */
export function petitionClassOf(purpose: PetitionPurpose): PetitionClass | null {
  switch (purpose) {
    case 'appeal-resolve':
    case 'appeal-grievance':
      return 'appeal';
    case 'accusation':
      return 'accusation';
    case 'suggestion':
      return 'suggestion';
    case 'inquiry':
    case 'thanks':
    case 'other':
      return null;
  }
}
