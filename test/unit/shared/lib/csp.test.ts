import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '#shared/lib/csp.ts';

test('C9 the policy, word for word', () => {
  expect(contentSecurityPolicy({ connect: ['http://127.0.0.1:8787'] })).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src blob:; font-src 'self'; " +
      "connect-src 'self' http://127.0.0.1:8787; worker-src 'self'; manifest-src 'self'; frame-src 'none'; " +
      "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
      "require-trusted-types-for 'script'; trusted-types jft",
  );
});

test('C9 without other origins a page talks to its own only', () => {
  expect(contentSecurityPolicy({ connect: [] })).toContain("; connect-src 'self'; ");
});

test.each(['*', 'http:', "'unsafe-inline'", 'http://a; script-src *', 'http://a b', 'http://a/', 'http://*.a', ''])(
  'C9 refuses "%s" as an origin',
  (origin) => {
    expect(() => contentSecurityPolicy({ connect: [origin] })).toThrow('not an origin');
  },
);
