import { expect, test } from 'vitest';
import { ROUTES } from '#test/security/routes.ts';
import { ENDPOINTS } from './fuzz-endpoints.ts';
import { fuzzStore } from './fuzz-suite.ts';

test('every route that takes a body is damaged here', () => {
  const damaged = ENDPOINTS.map(({ path }) => shapeOf(path)).sort();
  expect(damaged).toEqual(
    ROUTES.filter(({ method }) => method === 'POST')
      .map(({ path }) => shapeOf(path))
      .sort(),
  );
  expect(damaged.length).toBeGreaterThanOrEqual(21);
});

/** The route a path belongs to, whatever its parameters are. */
const shapeOf = (path: string): string =>
  path.replace(/\?.*/, '').replace(/(?<=\/(devices|attachments|tray)\/).*?(?=\/revoke|$)/, '…');

fuzzStore('memory');
