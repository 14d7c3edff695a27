/** Marks a branch the compiler proves unreachable; throws when untyped data reaches it all the same. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
