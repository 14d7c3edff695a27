/** For `catch`: there is no such file or folder; any other trouble is the disk's and is said. */
export function absent(cause: unknown): null {
  if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
  throw cause;
}
