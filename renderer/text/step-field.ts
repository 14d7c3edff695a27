/** One field of a step's form, and those that many steps ask for. */
import type { CodeTable } from './codes.ts';

type Common = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  /** Asked only while another field has one of these values; of a list, while `each` of one of its lines has. */
  readonly when?: { readonly key: string; readonly is: readonly unknown[]; readonly each?: string };
};
export type StepField = Common &
  (
    | { readonly type: 'text' | 'area'; readonly max: number; readonly required?: true }
    | { readonly type: 'date'; readonly required?: true }
    /** `only`: the codes that make sense here. */
    | { readonly type: 'code'; readonly table: CodeTable; readonly required?: true; readonly only?: readonly string[] }
    | {
        readonly type:
          | 'unit'
          | 'officer'
          | 'linked'
          | 'delivery'
          | 'access-request'
          | 'co-request'
          | 'issued-letter'
          | 'order'
          | 'attachment';
        readonly required?: true;
      }
    /** Whom the order of R001-27 advises: shown, not chosen. */
    | { readonly type: 'advised-leader' }
    | { readonly type: 'yes-no'; readonly yes: string; readonly no: string; readonly required: true }
    /** Present only when ticked. */
    | { readonly type: 'tick' }
    | { readonly type: 'number'; readonly max: number; readonly required: true }
    /** Registrations, shown by their numbers and not changed. */
    | { readonly type: 'matters' }
    /** Several codes of one table, each ticked. */
    | { readonly type: 'codes'; readonly table: CodeTable; readonly required?: true }
    /** Names separated by 、 */
    | { readonly type: 'names'; readonly required?: true }
    | { readonly type: 'findings' | 'checks'; readonly required: true }
    | { readonly type: 'contents'; readonly required: true }
    /** One person a line: name, space, part. */
    | { readonly type: 'people' }
    /** A text for each check that is not ticked. */
    | { readonly type: 'faults' }
    /** Who carries out what was granted, by when; left out while empty. */
    | { readonly type: 'execution'; readonly required: true }
  );

export const on = (label = '日期'): StepField => ({ key: 'on', label, type: 'date', required: true });
export const reason = (label = '理由', max = 500): StepField => ({
  key: 'reason',
  label,
  type: 'area',
  max,
  required: true,
});
export const comment: StepField = {
  key: 'comment',
  label: '审批意见',
  type: 'area',
  max: 500,
  hint: '不同意的，要写明理由。',
};
/** Asked only after a no. */
export const NO = { is: [false] };

export const approved = (yes: string, no: string): StepField => ({
  key: 'approved',
  label: '决定',
  type: 'yes-no',
  yes,
  no,
  required: true,
});
