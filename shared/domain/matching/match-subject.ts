/** What one registration offers for recognising a person or a matter again (RX-03). Raw, as registered; keys are made here. */
export interface MatchSubject {
  readonly id: string;
  readonly officeCode: string;
  /** 'YYYY-MM-DD' */
  readonly receivedOn: string;
  /** 'visit' | 'letter' | 'phone' | 'online' | …: the model owns the list */
  readonly form: string;
  /** Empty for an anonymous registration (C37). */
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly idNumbers: readonly string[];
  readonly village?: string | undefined;
  readonly category: string;
  /** The matter in the words of the registration. */
  readonly text: string;
  /** Full pinyin without tones, one for each name; absent until the pinyin table is loaded. */
  readonly pinyin?: readonly string[] | undefined;
}
