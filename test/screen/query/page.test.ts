// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { publicProgress } from '#shared/domain/workflow/public-progress.ts';
import { QueryResponse } from '#shared/sync/query.ts';
import { day, play, registered } from '#test/unit/shared/domain/workflow/life.ts';
import { matterAt } from '#test/unit/shared/domain/workflow/stages.ts';
import { ACTIONS } from '#test/unit/shared/domain/matter/matters.ts';
import { progressLines } from '#renderer/text/query-words.ts';

const asked: string[] = [];
let answer: () => Promise<Response>;

/** What the county says of a matter: the same function, units by name. */
const told = (view: Parameters<typeof publicProgress>[0]): Promise<Response> => {
  const progress = { ...publicProgress(view), office: '甲溪司法所', dutyUnit: '公律股' };
  return Promise.resolve(
    Response.json(QueryResponse.parse({ wire: 1, serverNow: '2026-09-30T01:00:00.000Z', ...progress })),
  );
};

beforeAll(async () => {
  // They go on by themselves: the testing library waits with them, too.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  globalThis.fetch = (input) => {
    // The page asks for a path.
    asked.push(input as string);
    return answer();
  };
  await import('#renderer/query/main.ts');
});
beforeEach(() => {
  asked.length = 0;
});
afterEach(() => vi.runOnlyPendingTimers());

const user = userEvent.setup({ delay: null });
const field = () => screen.getByLabelText<HTMLInputElement>('查询码');
async function type(code: string): Promise<void> {
  await user.clear(field());
  await user.type(field(), `${code}{Enter}`);
}
const region = () => screen.getByRole('region', { name: '信访事项办理进度查询' });
const shown = () =>
  [...region().querySelectorAll('dt')].map((term) => `${term.textContent} ${term.nextElementSibling?.textContent}`);

test('R001-49 R004-50 the holder of a receipt types its code and sees how far the matter is', async () => {
  answer = () => told(matterAt('closed'));
  expect(document.activeElement, 'the keyboard is the code’s').toBe(field());
  await type('8f3k 2m9-qx');
  await vi.waitFor(() => expect(shown()).not.toEqual([]));
  expect(asked).toEqual(['/api/v1/query/8F3K2M9QX']);
  expect(shown()).toEqual([
    '收到日期 2026年9月4日',
    '收到单位 甲溪司法所',
    '办理单位 公律股',
    '目前 办结',
    '受理日期 2026年9月4日',
    '作出答复 2026年9月4日',
    '答复送达 2026年9月4日',
    '办结方式 解决',
    expect.stringMatching(/^最近更新 2026年9月4日/),
  ]);
});

test('the answer goes after a minute, for the next one in the queue', async () => {
  answer = () => told(registered());
  await type('8F3K2M9QX');
  await vi.waitFor(() => expect(shown()).not.toEqual([]));
  vi.advanceTimersByTime(59_000);
  expect(shown()).not.toEqual([]);
  vi.advanceTimersByTime(1000);
  expect([region().textContent, field().value]).toEqual(['', '']);
});

const REFUSALS: readonly (readonly [string, string, () => Promise<Response>, string, number])[] = [
  [
    'a code nobody has',
    '8F3K2M9QX',
    () => Promise.resolve(Response.json({}, { status: 404 })),
    '没有找到这个查询码',
    1,
  ],
  ['asked too often', '8F3K2M9QX', () => Promise.resolve(Response.json({}, { status: 429 })), '问得太快了', 1],
  ['no network', '8F3K2M9QX', () => Promise.reject(new TypeError('offline')), '到窗口、打电话询问', 1],
  ['not an answer of the county', '8F3K2M9QX', () => Promise.resolve(Response.json({ hello: 1 })), '连不上县局', 1],
  ['malformed, so nobody is asked', '123', () => Promise.reject(new Error('not to be asked')), '8 至 10 位', 0],
];
test.each(REFUSALS)('%s is said in words', async (_name, code, reply, words, times) => {
  answer = reply;
  await type(code);
  await vi.waitFor(() => expect(region().textContent).toContain(words));
  expect(asked).toHaveLength(times);
});

test('WF-28 R001-49 no name and no content, whatever the stage; what is the house’s own is asked at the counter', () => {
  const text = (view: Parameters<typeof publicProgress>[0]): string =>
    JSON.stringify(progressLines(publicProgress(view)));
  const stages = ['registered', 'handling', 'closed', 'archived', 'review', 'withdrawn'] as const;
  for (const stage of stages) {
    const { petitioners, summary, statement } = matterAt(stage).registration;
    for (const secret of [petitioners[0]?.name, summary, statement])
      expect(text(matterAt(stage))).not.toContain(secret);
  }
  for (const stage of ['confidential', 'void', 'merged'] as const)
    expect(progressLines(publicProgress(matterAt(stage)))).toEqual([
      { label: '目前', value: '请到窗口或者打电话询问。' },
    ]);
});

test('R001-62 settled at the counter it was answered and told there', () => {
  const settled = play(registered(), ['jiaxi-clerk', '2026-09-04', ACTIONS['settle-on-spot']]);
  expect(publicProgress(settled)).toMatchObject({ answeredOn: day('2026-09-04'), deliveredOn: day('2026-09-04') });
});

test('C9 the page brings no script or style of its own', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../renderer/public/query.html'), 'utf8');
  expect(page).not.toMatch(/<style|\sstyle=|<script>|\son\w+=/);
});
