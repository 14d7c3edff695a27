// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { blankForm } from '#renderer/screens/register/blank-form.ts';
import { createDraftKeeper } from '#renderer/screens/register/draft-keeper.ts';
import { RegisterScreen } from '#renderer/screens/register/screen.tsx';
import { readDrafts } from '#renderer/data/writes/drafts.ts';
import type { DeviceStore } from '#renderer/data/device-store.ts';
import { createRegisterForm, useCarriedOver } from '#renderer/state/register-form.ts';
import { openDesk } from './desk.tsx';
import { box, fillVisit, press, register, type } from './filling.ts';

afterEach(() => {
  cleanup();
  useCarriedOver.setState({ officer: null, carried: null });
});

async function onlyDraft(store: DeviceStore) {
  const [draft] = await waitFor(async () => {
    const drafts = await readDrafts(store);
    expect(drafts).toHaveLength(1);
    return drafts;
  });
  if (draft === undefined) throw new Error('no draft');
  return draft;
}

/** From now on every write of the store fails as on a full disk; returns how to make room. */
function fillDisk(store: DeviceStore): () => void {
  const real = store.db.backendDB();
  const begin = real.transaction.bind(real);
  real.transaction = (stores, mode, options) => {
    if (mode === 'readwrite') throw new DOMException('full', 'QuotaExceededError');
    return begin(stores, mode, options);
  };
  return () => {
    real.transaction = begin;
  };
}

describe('C42 drafts', () => {
  it('are kept while somebody types on and on without a pause: at most ten seconds are lost', async () => {
    const { store, session } = await openDesk();
    const { officer } = session.deps;
    const start = { date: '2026-09-04', time: '09:10', place: '', issueOffice: 'jiaxi', carried: null } as const;
    const form = createRegisterForm(
      blankForm({ ...start, officerName: officer.name, officerTitle: officer.title, leader: officer }),
    );
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const stop = createDraftKeeper(form, 'draft-0000000000000001', session.deps, () => undefined).follow();
    for (let half = 1; half <= 19; half += 1) {
      form.getState().set({ summary: `打了 ${half} 个半秒` });
      vi.advanceTimersByTime(500);
    }
    // Of the clock of this form nothing goes on any more: what is kept was kept while the typing went on.
    vi.useRealTimers();
    const draft = await onlyDraft(store);
    expect(draft.title).toMatch(/^打了 1[5-9] 个半秒$/u);
    stop();
  });

  it('are kept while typing, restored after a restart, and gone once registered', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    fillVisit({ 姓名: '孙某丙' });
    const draft = await onlyDraft(desk.store);
    expect(draft.title).toBe('孙某丙 咨询法律援助的申请条件');
    expect(await screen.findByText('草稿已存 09:10')).toBeTruthy();
    expect(desk.store.index.size()).toBe(0);
    expect(desk.store.state.slip).toEqual({});

    cleanup();
    desk.store.close();
    const again = await openDesk(desk.name);
    render(again.at(<RegisterScreen draftId={draft.id} />));
    expect(await screen.findByText('已恢复 09:10 的草稿。')).toBeTruthy();
    expect(box('姓名')).toHaveProperty('value', '孙某丙');
    expect(box('业务类别')).toHaveProperty('value', '法律援助');
    await register();
    expect(await readDrafts(again.store)).toEqual([]);
    expect(again.store.index.size()).toBe(1);
  });

  it('are not left by a form nobody touched, and a leaving clerk is asked', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
      this.open = true;
    };
    HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
      this.open = false;
    };
    type('姓名', '孙某丙');
    press('Escape');
    fireEvent.click(await screen.findByRole('button', { name: '继续填写' }));
    expect(box('姓名')).toHaveProperty('value', '孙某丙');
    press('Escape');
    fireEvent.click(await screen.findByRole('button', { name: '存草稿并离开' }));
    expect((await onlyDraft(desk.store)).title).toBe('孙某丙');

    cleanup();
    render(desk.at(<RegisterScreen />));
    cleanup();
    expect(await readDrafts(desk.store)).toHaveLength(1);
  });

  it('say that a draft is gone instead of showing an empty form without a word', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen draftId="no-such-draft" />));
    expect(await screen.findByText(/没有找到这份草稿/)).toBeTruthy();
    expect(box('姓名')).toHaveProperty('value', '');
  });

  it('a full disk is told, the form stays, and registers once there is room', async () => {
    const desk = await openDesk();
    render(desk.at(<RegisterScreen />));
    const makeRoom = fillDisk(desk.store);
    fillVisit();
    expect(await screen.findByText(/本机磁盘空间不够/)).toBeTruthy();
    press('F9');
    expect(await screen.findByText('磁盘已满')).toBeTruthy();
    expect(box('姓名')).toHaveProperty('value', '赵某甲');
    expect(desk.store.index.size()).toBe(0);
    makeRoom();
    expect(await register()).toBe('甲溪-D1-20260904-001');
  });
});
