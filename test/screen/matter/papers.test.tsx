// @vitest-environment jsdom
import { giveLayout, setupSession, show, type TestSession } from '../setup-session.tsx';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { err } from '#shared/lib/result.ts';
import type { SaveFileRequest } from '#shared/ipc/messages.ts';
import { AuditEvent } from '#shared/model/audit.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';

beforeEach(() => {
  giveLayout();
  // jsdom draws nothing.
  HTMLCanvasElement.prototype.getContext = () => null;
});
afterEach(cleanup);

async function openDesk(device: TestSession) {
  const { id } = await device.register({ receiver: '林某', purpose: 'appeal-resolve' });
  const { user } = show(<MatterScreen id={id} />, device);
  await user.click(await screen.findByRole('button', { name: '文书' }));
  return { user, dialog: within(screen.getByRole('dialog', { name: '制作文书' })) };
}

/** Answers the question before an export, by the keyboard. */
async function giveGrounds(user: UserEvent, purpose: string, reason: string): Promise<void> {
  const asked = within(screen.getByRole('dialog', { name: '导出前请说明' }));
  await user.click(asked.getByRole('radio', { name: purpose }));
  await user.clear(asked.getByLabelText(/理由/));
  await user.type(asked.getByLabelText(/理由/), reason);
  await user.keyboard('{Control>}{Enter}{/Control}');
}

describe('the desk where papers are made out', () => {
  it('documents §2.8 fills in what the matter knows, names what is missing, shows what is typed', async () => {
    const { user, dialog } = await openDesk(await setupSession());
    await user.type(dialog.getByRole('combobox', { name: '选择文书' }), '延期告知');
    await user.keyboard('{Enter}');
    expect(dialog.getByLabelText<HTMLInputElement>('信访人').value).not.toBe('');
    expect(dialog.getByText(/还空着的必填栏目/).textContent).toContain('延期理由');
    await user.type(dialog.getByLabelText('延期理由'), '需要外地调档');
    expect(dialog.getByText(/还空着的必填栏目/).textContent).not.toContain('延期理由');
    expect(dialog.getAllByText(/因需要外地调档/).length).toBeGreaterThan(0);
  });

  it('LN-03, LN-04 an empty number is a draft, a number of the register is put into its series', async () => {
    const { user, dialog } = await openDesk(await setupSession());
    await user.type(dialog.getByRole('combobox', { name: '选择文书' }), '转送函');
    await user.keyboard('{Enter}');
    expect(dialog.getAllByText(/草稿，发文字号待编/).length).toBeGreaterThan(0);
    await user.type(dialog.getByLabelText('发文字号'), '12');
    expect(dialog.getAllByText(/转〔20\d\d〕12号/).length).toBeGreaterThan(0);
    await user.type(dialog.getByLabelText('发文字号'), '甲');
    expect(dialog.getByText(/只填序号/)).toBeDefined();
  });

  it('C28 存为 Word hands over a file with the text, recorded before', async () => {
    const device = await setupSession();
    const saved: SaveFileRequest[] = [];
    const session = {
      ...device.session,
      bridge: {
        ...device.session.bridge,
        saveFile: async (request: SaveFileRequest) => {
          saved.push(request);
          return { saved: true } as const;
        },
      },
    };
    const { user, dialog } = await openDesk({ ...device, session });
    await user.type(dialog.getByRole('combobox', { name: '选择文书' }), '不予受理');
    await user.keyboard('{Enter}');
    await user.click(dialog.getByRole('button', { name: '存为 Word' }));
    await giveGrounds(user, '交信访人本人', '本人要电子件');
    await waitFor(() => expect(saved).toHaveLength(1), { timeout: 10_000 });
    const [file] = saved;
    expect(file?.suggestedName).toBe('不予受理告知书');
    const xml = strFromU8(unzipSync(file?.bytes ?? new Uint8Array())['word/document.xml'] ?? new Uint8Array());
    expect(xml).toContain('本机关不予受理');
    expect(xml).toMatch(/导出 1 件 用途：交信访人本人/);
    expect(await dialog.findByText('已保存。')).toBeDefined();
    await device.log.settled();
    const entries = (await readAuditLinks(device.store, 0, 500)).map(({ body }) => AuditEvent.parse(JSON.parse(body)));
    expect(entries.at(-1)).toMatchObject({
      kind: 'export',
      what: 'refusal-notice',
      count: 1,
      purpose: 'for-petitioner',
      reason: '本人要电子件',
    });
  });

  it('documents §1.6 the receipt is seen before it is printed', async () => {
    const device = await setupSession();
    const { id } = await device.register({ receiver: '林某' });
    const { user } = show(<MatterScreen id={id} />, device);
    await user.click(await screen.findByRole('button', { name: '打印回执' }));
    const dialog = within(screen.getByRole('dialog', { name: '预览：接访回执' }));
    expect(dialog.getByRole('region', { name: '打印预览' })).toBeDefined();
    for (const name of ['打印', '存为 PDF', '存为 Word']) expect(dialog.getByRole('button', { name })).toBeDefined();
  });

  it('C41 a PDF waits for purpose and reason, bears the mark, and is not made when its entry cannot be kept', async () => {
    const device = await setupSession();
    const made: string[] = [];
    let disk: 'well' | 'full' = 'well';
    const { audit, bridge } = device.session;
    const session: TestSession['session'] = {
      ...device.session,
      audit: {
        ...audit,
        record: (note) => (disk === 'full' ? Promise.resolve(err({ code: 'disk-full' })) : audit.record(note)),
      },
      bridge: {
        ...bridge,
        printToPdf: async () => {
          made.push(document.querySelector('.doc-watermark')?.textContent ?? '');
          return { saved: true } as const;
        },
      },
    };
    const { user, dialog } = await openDesk({ ...device, session });
    await user.type(dialog.getByRole('combobox', { name: '选择文书' }), '延期告知');
    await user.keyboard('{Enter}');
    const savePdf = dialog.getByRole('button', { name: '存为 PDF' });
    await user.click(savePdf);
    await user.keyboard('{Control>}{Enter}{/Control}');
    // Without a reason nothing goes on.
    expect(screen.getByRole('dialog', { name: '导出前请说明' })).toBeDefined();
    await giveGrounds(user, '检查', '电话13800000000的件');
    expect(screen.getByText(/像是证件号或者电话/)).toBeDefined();
    await giveGrounds(user, '检查', '县局案卷评查');
    await waitFor(() => expect(made).toHaveLength(1));
    expect(made[0]).toMatch(/.+ .+ 2026年9月10日.* 导出 1 件 用途：检查/);

    disk = 'full';
    await user.click(savePdf);
    const again = within(screen.getByRole('dialog', { name: '导出前请说明' }));
    expect(again.getByLabelText<HTMLInputElement>(/理由/).value).toBe('县局案卷评查');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await dialog.findByText(/没有成功/)).toBeDefined();
    expect(made).toHaveLength(1);
  });
});
