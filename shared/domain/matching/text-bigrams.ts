import { foldCharacters } from './character-variants.ts';

/** What nearly every registration says; it tells no two matters apart. */
const COMMON_PHRASES = [
  '信访人',
  '来访人',
  '来信人',
  '申请人',
  '反映人',
  '反映称',
  '反映',
  '要求',
  '请求',
  '希望',
  '诉求',
  '本人',
  '我们',
  '他们',
  '有关',
  '问题',
  '情况',
  '事项',
  '一事',
  '因为',
  '由于',
  '但是',
  '现在',
  '至今',
  '一直',
  '没有',
];
const COMMON = new RegExp(COMMON_PHRASES.join('|'), 'g');
const PARTICLES = /[的了着我你他她它们在和与及对被把将就也都是有]/g;

/** The distinct bigrams of a matter's text as sorted 32-bit numbers (two UTF-16 units each), without punctuation and filler. */
export function textBigrams(text: string): Uint32Array {
  const plain = foldCharacters(text).toLowerCase().replaceAll(COMMON, ' ').replaceAll(PARTICLES, '');
  const bigrams = new Set<number>();
  for (const run of plain.split(/[^\p{L}\p{N}]+/u)) {
    for (let i = 0; i + 1 < run.length; i += 1) {
      bigrams.add(((run.charCodeAt(i) << 16) | run.charCodeAt(i + 1)) >>> 0);
    }
  }
  return Uint32Array.from(bigrams).sort();
}

/** Dice coefficient of two sorted bigram sets: 0 nothing in common, 1 the same; 0 when either is empty. */
export function diceSimilarity(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 || b.length === 0) return 0;
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return (2 * shared) / (a.length + b.length);
}
