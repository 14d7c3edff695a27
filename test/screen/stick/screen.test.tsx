// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StickScreen } from '#renderer/screens/stick/screen.tsx';
import type { Session } from '#renderer/session/session.ts';
import { keepingWords } from '#renderer/text/stick-words.ts';
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';

beforeEach(giveLayout);
afterEach(cleanup);

/** The screen with a stick in the drive: what is saved stays in `saved`, what is opened is `name`. */
async function setup(
  where: 'county' | 'jiaxi',
  stick: Partial<Session['stick']> = {},
  name = 'x.jft',
  keeping: Partial<Session['keeping']> = {},
) {
  const made = await setupSession(where);
  const saved: string[] = [];
  const bridge: Session['bridge'] = {
    ...made.session.bridge,
    saveFile: ({ suggestedName }) => {
      saved.push(suggestedName);
      return Promise.resolve({ saved: true });
    },
    openFile: () => Promise.resolve({ name, bytes: new Uint8Array([1]) }),
  };
  const test_: TestSession = {
    ...made,
    session: {
      ...made.session,
      bridge,
      stick: { ...made.session.stick, ...stick },
      keeping: { ...made.session.keeping, ...keeping },
    },
  };
  return { ...show(<StickScreen />, test_), saved, store: made.store };
}

test('U1 keyboard alone: the first key press exports, the file is saved, the log has it first', async () => {
  const name = '接访台-交县局-jiaxi-D1-0001.jft';
  const make = () => Promise.resolve({ name, file: new Uint8Array(3), count: 2, contents: 1, left: 7 });
  const { user, saved, store } = await setup('jiaxi', { make });
  await user.keyboard('{Enter}');
  expect(
    await screen.findByText(/已导出 2 条、材料 1 份：接访台-交县局-jiaxi-D1-0001.*还有约 7 MB 没有装下/),
  ).toBeDefined();
  expect(saved).toEqual(['接访台-交县局-jiaxi-D1-0001.jft']);
  expect(store.state.audit.head.n).toBe(1);
});

test('U2 each refusal says which, and that nothing was stored', async () => {
  const problems = ['cut-off', 'damaged', 'renamed', 'forged', 'other-recipient', 'older', 'other-direction'] as const;
  const said = new Set<string>();
  for (const problem of problems) {
    const takeIn = () => Promise.resolve({ ok: false, error: { problem, rightName: '原来的.jft' } } as const);
    const { user, unmount } = await setup('jiaxi', { takeIn });
    await user.click(screen.getByRole('button', { name: '从U盘导入' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('没有存入任何内容');
    said.add(alert.textContent);
    unmount();
  }
  expect(said.size).toBe(problems.length);
});

test('U7 only the county desk has the third step; it saves the answer', async () => {
  const { unmount } = await setup('jiaxi');
  expect(screen.queryByRole('button', { name: '导入并做答复' })).toBeNull();
  unmount();
  const putIn = () =>
    Promise.resolve({ ok: true, value: { name: '答复.jft', bytes: new Uint8Array(2), sent: 3, refused: 1 } } as const);
  const { user, saved } = await setup('county', { putIn });
  await user.click(screen.getByRole('button', { name: '导入并做答复' }));
  expect(await screen.findByText(/已接收 3 条，其中 1 条未采纳/)).toBeDefined();
  expect(saved).toEqual(['答复.jft']);
});

test('B1 backing up is recorded and saved; restoring is offered while nothing was registered here', async () => {
  const { user, saved, unmount, store } = await setup('jiaxi');
  await user.click(screen.getByRole('button', { name: '备份本机' }));
  expect(await screen.findByText(/已备份 0 行/)).toBeDefined();
  expect([saved.length, store.state.audit.head.n]).toEqual([1, 1]);
  await user.type(screen.getByLabelText(keepingWords.passphrase), '旧口令');
  await user.keyboard('{Enter}');
  expect(await screen.findByText(/^这不是接访台的本机备份文件/)).toBeDefined();
  unmount();
  const made = await setupSession('jiaxi');
  await made.register();
  show(<StickScreen />, made);
  expect(screen.queryByLabelText(keepingWords.passphrase)).toBeNull();
});

test('B1 a backup of several files: one for each press, both ways, and the button says which', async () => {
  const file = (part: number) => Promise.resolve({ name: `第${part}份.jft`, bytes: new Uint8Array(1) });
  const answers = [
    { ok: true, value: { next: 2, of: 2 } },
    { ok: false, error: { code: 'not-this-part', part: 2, of: 2 } },
    { ok: true, value: { operations: 3, waiting: 1, contents: 1, damaged: 0 } },
  ] as const;
  let taken = 0;
  const { user, saved } = await setup('jiaxi', {}, 'x.jft', {
    backUp: () => Promise.resolve({ of: 2, rows: 9, contents: 1, file }),
    restore: () => Promise.resolve({ take: async () => answers[(taken += 1) - 1] ?? answers[2] }),
  });
  await user.click(screen.getByRole('button', { name: '备份本机' }));
  expect(await screen.findByText(/全部保存完，备份才完整/)).toBeDefined();
  await user.click(screen.getByRole('button', { name: '保存第 2 个文件（共 2 个）' }));
  expect(await screen.findByText('已备份 9 行、1 份未送出的材料：第2份.jft')).toBeDefined();
  expect(saved).toEqual(['第1份.jft', '第2份.jft']);
  await user.type(screen.getByLabelText(keepingWords.passphrase), '旧口令{Enter}');
  const further = await screen.findByRole('button', { name: '选择第 2 个备份文件（共 2 个）' });
  await user.click(further);
  expect(await screen.findByText('这次备份共 2 个文件，请先选择第 2 个。')).toBeDefined();
  await user.click(further);
  expect(await screen.findByText(/已恢复 3 条本机记录，其中 1 条.*材料 1 份待送/)).toBeDefined();
  expect(screen.getByRole('button', { name: '锁定并重新登录' })).toBeDefined();
});
