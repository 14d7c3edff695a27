/** Does a text of an accusation name them (RC-01, RC-02)? However it was spaced: 林 某测 is 林某测. */
export const isNamedIn = (text: string, name: string): boolean => unspaced(text).includes(unspaced(name));

const unspaced = (text: string): string => text.replaceAll(/\s/gu, '');
