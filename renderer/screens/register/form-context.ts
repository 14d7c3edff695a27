import { createContext, useContext } from 'react';
import type { FormValues } from '#renderer/state/register-form.ts';
import type { SettingValues } from '#shared/domain/settings/county-settings.ts';
import type { ShownSuggestion } from './duty-suggestion.ts';
import type { FieldErrors } from './to-registration.ts';

/** What every part of the form sees. */
export type FormParts = {
  readonly values: FormValues;
  readonly set: (change: Partial<FormValues>) => void;
  readonly errors: FieldErrors;
  readonly suggestion: ShownSuggestion | null;
  readonly today: string;
  /** The county's numbers of the day of receipt (ST-02). */
  readonly numbers: SettingValues;
};

export const FormPartsContext = createContext<FormParts | null>(null);

export function useFormParts(): FormParts {
  const parts = useContext(FormPartsContext);
  if (parts === null) throw new Error('a part of the registration form outside of it');
  return parts;
}
