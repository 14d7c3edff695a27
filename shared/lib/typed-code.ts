/** What a person typed as a code: case, spaces and dashes do not matter; O is 0, I and L are 1 (Crockford). */
export const typedCode = (text: string): string =>
  text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
