/** In quotes: what a database refused; beside it, names of constraints and paths of files. */
const QUOTED = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gsu;
const NAME = /^["'][a-z][a-z0-9_.]*["']$|^'(?:\/|[A-Za-z]:\\)/u;

/**
 * What the log says of a failure (C27): its own words without what they quote, which may be somebody's name. `detailed`
 * with where it happened.
 */
export function failureText(cause: unknown, detailed = false): string {
  if (!(cause instanceof Error)) return withoutQuotes(String(cause));
  const { message, stack } = cause;
  // An engine quotes the text that it could not read as it stands, quotes within it and all: from there on nothing counts.
  const told = cause instanceof SyntaxError ? message.replace(/["'].*$/su, '…') : withoutQuotes(message);
  return detailed && stack !== undefined ? stack.replace(message, () => told) : told;
}

const withoutQuotes = (text: string): string => text.replaceAll(QUOTED, (quoted) => (NAME.test(quoted) ? quoted : '…'));
