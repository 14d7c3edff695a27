import type { JusticeCategory } from '#shared/model/codes.ts';
import type { Reminded, SettingNumber } from '#shared/model/county-setting.ts';
import type { DeadlineCode } from '#shared/model/rule-pack.ts';

/** What one setting is about; the same as long as only its value changes. */
export type SettingSubject =
  | { readonly sets: 'number'; readonly key: SettingNumber }
  | { readonly sets: 'reminder'; readonly key: Reminded }
  | { readonly sets: 'deadline'; readonly key: DeadlineCode }
  | { readonly sets: 'duty'; readonly key: JusticeCategory };

/** The subject as a code, also of the audit log: `number-group-persons`, `duty-people-mediation`. */
export const subjectCode = ({ sets, key }: SettingSubject): string =>
  `${sets}-${key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
