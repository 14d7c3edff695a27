import type { FormValues } from '#renderer/state/register-form.ts';

/** Whom the form accuses so far; an empty text while it is no accusation (检举控告). */
export const accusedInForm = ({ purpose, concernedParty }: Pick<FormValues, 'purpose' | 'concernedParty'>): string =>
  purpose === 'accusation' ? concernedParty : '';
