import { expect, test } from 'vitest';
import { trafficLight } from '#shared/domain/deadline/traffic-light.ts';
import { PlainDate } from '#shared/model/plain-date.ts';

const due = PlainDate.parse('2026-09-19');

test.each([
  ['2026-09-15', 'ok'],
  ['2026-09-16', 'due-soon'],
  ['2026-09-18', 'due-soon'],
  ['2026-09-19', 'due-today'],
  ['2026-09-20', 'overdue'],
])('DL-08 on %s the light is %s', (today, light) => {
  expect(trafficLight(due, PlainDate.parse(today))).toBe(light);
});

test('DL-08 the county may be warned earlier', () => {
  expect(trafficLight(due, PlainDate.parse('2026-09-12'), 7)).toBe('due-soon');
});
