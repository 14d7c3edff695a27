import { createContext, use } from 'react';

/** What a `Field` tells the control inside it. */
export type FieldWiring = {
  readonly controlId: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
};

export const FieldContext = createContext<FieldWiring | null>(null);

/** The wiring of the surrounding field, or `null` for a control that stands alone and carries its own `aria-label`. */
export function useField(): FieldWiring | null {
  return use(FieldContext);
}

/** The attributes a single control takes from its field. `extra` are ids of notes the control shows itself. */
export function fieldAttributes(field: FieldWiring | null, problem = false, ...extra: readonly (string | false)[]) {
  const describedBy = [field?.describedBy, ...extra].filter(Boolean).join(' ');
  return {
    'aria-describedby': describedBy === '' ? undefined : describedBy,
    'aria-invalid': problem || field?.invalid === true ? true : undefined,
    'aria-required': field?.required === true ? true : undefined,
  } as const;
}
