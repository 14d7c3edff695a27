/** One choice of a `Combobox`. */
export type ComboboxOption<V extends string = string> = {
  readonly value: V;
  readonly label: string;
  /** Pinyin initials and other words to find it by, lower case, given by the caller: `qsx qingshanxian`. */
  readonly keywords?: string | undefined;
  /** A second fact to tell two alike apart, shown dimmed. */
  readonly detail?: string | undefined;
};

/**
 * Options whose label or keywords contain the query; those that begin with it come first, otherwise the given order
 * stays. An empty query keeps all.
 */
export function filterOptions<O extends ComboboxOption>(options: readonly O[], query: string): readonly O[] {
  const sought = query.normalize('NFKC').replace(/[\s']/g, '').toLowerCase();
  if (sought === '') return options;
  const begins: O[] = [];
  const contains: O[] = [];
  for (const option of options) {
    const label = option.label.toLowerCase();
    const words = (option.keywords ?? '').split(' ');
    if (label.startsWith(sought) || words.some((word) => word.startsWith(sought))) begins.push(option);
    else if (label.includes(sought) || words.some((word) => word.includes(sought))) contains.push(option);
  }
  return [...begins, ...contains];
}
