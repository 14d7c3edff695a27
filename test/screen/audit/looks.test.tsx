// @vitest-environment jsdom
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { AuditEvent } from '#shared/model/audit.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { keepContent } from '#renderer/data/writes/keep-content.ts';
import { performAction } from '#renderer/usecases/perform-action.ts';
import { DeskScreen } from '#renderer/screens/desk/screen.tsx';
import { DraftsScreen } from '#renderer/screens/drafts/screen.tsx';
import { LedgerScreen } from '#renderer/screens/ledger/screen.tsx';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { TrayScreen } from '#renderer/screens/tray/screen.tsx';

beforeAll(giveLayout);
afterEach(cleanup);

/** Everything recorded so far, as `kind what count stream?`. */
async function recorded({ log, store }: TestSession): Promise<readonly AuditEvent[]> {
  await log.settled();
  return (await readAuditLinks(store, 0, 500)).map((link) => AuditEvent.parse(JSON.parse(link.body)));
}
const kinds = async (device: TestSession) => (await recorded(device)).map(({ kind, what }) => `${kind} ${what}`);

describe('C18 each path that shows an identity writes exactly one entry', () => {
  it('a matter is opened, redrawn after changes, revealed and hidden', async () => {
    const device = await setupSession();
    const { id } = await device.register();
    const { user } = show(<MatterScreen id={id} />, device);
    const facts = await screen.findByRole('region', { name: '登记内容' });
    // Another change of the matter draws the page again, which is no second look.
    await performAction(device.deps, id, { kind: 'add-note', text: '已电话联系' });
    await screen.findByText(/已电话联系/);
    expect(await kinds(device)).toEqual(['view matter']);
    const reveal = within(facts).getByRole('button', { name: '显示证件和电话' });
    await user.click(reveal);
    await user.click(within(facts).getByRole('button', { pressed: true }));
    expect(await kinds(device)).toEqual(['view matter', 'reveal phone-id']);
    cleanup();
    show(<MatterScreen id={id} />, device);
    await screen.findByRole('region', { name: '登记内容' });
    expect(await kinds(device)).toEqual(['view matter', 'reveal phone-id', 'view matter']);
    const [first] = await recorded(device);
    expect(first).toMatchObject({ officer: device.deps.officer.id, stream: id, office: 'bureau', device: 'D1' });
  });

  it('an address of a matter that is not here is a refused look', async () => {
    const device = await setupSession();
    show(<MatterScreen id="matter-not-on-this-device" />, device);
    await waitFor(async () =>
      expect(await recorded(device)).toMatchObject([{ kind: 'failed-access', result: 'refused' }]),
    );
  });

  it('an attachment is opened', async () => {
    // jsdom has none of these.
    vi.stubGlobal('reportError', (cause: unknown) => expect.fail(String(cause)));
    URL.createObjectURL = () => 'blob:sound';
    URL.revokeObjectURL = () => undefined;
    const device = await setupSession();
    const { id } = await device.register();
    const kept = await keepContent(device.store, new Blob(['OggS 录音']), 'draft-1');
    if (!kept.ok) throw new Error(kept.error.code);
    const { hash, size, type } = kept.value;
    const facts = { title: '接谈录音', category: 'other', source: 'petitioner' } as const;
    const added = await performAction(device.deps, id, { kind: 'add-attachment', hash, size, type, ...facts });
    expect(added).toMatchObject({ ok: true });
    const { user } = show(<MatterScreen id={id} />, device);
    const line = (await screen.findByText('接谈录音')).closest('li');
    if (line === null) throw new Error('no line of the attachment');
    expect(await kinds(device)).toEqual(['view matter']);
    await user.click(within(line).getByRole('button', { name: '查看' }));
    await within(line).findByRole('dialog');
    expect(await kinds(device)).toEqual(['view matter', 'open-attachment matter']);
    expect((await recorded(device)).at(-1)).toMatchObject({ stream: id, officer: device.deps.officer.id });
  });

  it('a paper is printed', async () => {
    const device = await setupSession();
    const { id } = await device.register({ receiver: '林某' });
    const { user } = show(<MatterScreen id={id} />, device);
    await user.click(await screen.findByRole('button', { name: '打印回执' }));
    await user.click(screen.getByRole('button', { name: '打印' }));
    await waitFor(async () => expect(await kinds(device)).toEqual(['view matter', 'print receipt']));
  });

  it('a search that stays is one entry with its count and hashed words; what is typed on the way is none', async () => {
    const device = await setupSession();
    await device.register();
    await device.register({ petitioners: [{ name: '钱某乙', role: 'principal' }] });
    const { user } = show(<LedgerScreen />, device);
    await user.type(await screen.findByRole('searchbox'), '钱某乙');
    await waitFor(async () => expect(await kinds(device)).toEqual(['list ledger', 'search ledger']), { timeout: 4000 });
    const [list, search] = await recorded(device);
    expect(list).toMatchObject({ count: 2 });
    expect(search).toMatchObject({ count: 1, terms: [expect.stringMatching(/^[0-9a-f]{16}$/)] });
    // Leaving afterwards is not the same search again.
    cleanup();
    expect(await kinds(device)).toHaveLength(2);
  });

  it('a search left at once is recorded on leaving', async () => {
    const device = await setupSession();
    await device.register();
    const { user } = show(<LedgerScreen />, device);
    // The box keeps what was typed in the last screen of this kind.
    await user.clear(await screen.findByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), '赵某');
    cleanup();
    expect(await kinds(device)).toEqual(['list ledger', 'search ledger']);
  });

  const lists = [
    ['desk', <DeskScreen key="desk" />],
    ['drafts', <DraftsScreen key="drafts" />],
    ['tray', <TrayScreen key="tray" />],
  ] as const;
  it.each(lists)('%s is one entry, redrawn or not', async (what, element) => {
    const device = await setupSession();
    await device.register();
    show(element, device);
    await waitFor(async () => expect(await kinds(device)).toEqual([`list ${what}`]));
    await device.register();
    expect(await kinds(device)).toEqual([`list ${what}`]);
  });

  it('copying tells how much, never what', async () => {
    const device = await setupSession();
    const { id } = await device.register();
    show(<MatterScreen id={id} />, device);
    const heading = await screen.findByRole('heading', { level: 1 });
    document.getSelection()?.selectAllChildren(heading);
    fireEvent.copy(heading);
    document.getSelection()?.removeAllRanges();
    fireEvent.copy(heading);
    expect((await recorded(device)).slice(1)).toMatchObject([{ kind: 'copy', what: 'matter', count: 3, stream: id }]);
  });

  it('nothing of it holds a name, a telephone or a word that was typed', async () => {
    const device = await setupSession();
    const { id } = await device.register();
    const { user } = show(<LedgerScreen />, device);
    await user.clear(await screen.findByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), '赵某甲');
    cleanup();
    show(<MatterScreen id={id} />, device);
    await screen.findByRole('heading', { level: 1 });
    await device.log.settled();
    const text = JSON.stringify(await readAuditLinks(device.store, 0, 500));
    expect(text).toContain('view');
    for (const canary of ['赵某', '13800000000', '宅基地']) expect(text).not.toContain(canary);
  });
});
