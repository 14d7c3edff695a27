import { foldCharacters } from '#shared/domain/matching/character-variants.ts';

/** Names to pinyin, surnames read as surnames (仇 qiu, 单 shan). One reading each; a match by pinyin is only ever a hint. */
export interface Pinyin {
  /** 'zhaomoujia': no tones, no spaces, ü as v */
  readonly full: (name: string) => string;
  /** 'zmj' */
  readonly initials: (name: string) => string;
}

/** Loads the table (143 KB gzipped) when it is first needed; it is no part of the first screen. Later calls cost nothing. */
export async function loadPinyin(): Promise<Pinyin> {
  const { pinyin } = await import('pinyin-pro');
  const syllables = (name: string): readonly string[] =>
    pinyin(foldCharacters(name), {
      type: 'array',
      toneType: 'none',
      mode: 'surname',
      surname: 'head',
      nonZh: 'removed',
      v: true,
    });
  return {
    full: (name) => syllables(name).join(''),
    initials: (name) =>
      syllables(name)
        .map((syllable) => syllable.slice(0, 1))
        .join(''),
  };
}
