// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { scriptUrl } from '#renderer/platform/script-url.ts';

test.each(['/sw.js', '/assets/kdf-worker-1a2b.js'])('C9 %s is ours', (path) => {
  expect(String(scriptUrl(path))).toBe(path);
});

test.each([
  '//evil/sw.js',
  'https://evil/sw.js',
  'data:text/javascript,1',
  'blob:x.js',
  'sw.js',
  '/sw.js?x',
  '/\\evil.js',
])('C9 %s is not', (path) => {
  expect(() => scriptUrl(path)).toThrow('not a script of ours');
});
