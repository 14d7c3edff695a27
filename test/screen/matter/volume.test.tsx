// @vitest-environment jsdom
import { giveLayout, show, type TestSession } from '../setup-session.tsx';
import { setupBureau } from './bureau.tsx';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditEvent } from '#shared/model/audit.ts';
import { PlainDate } from '#shared/model/plain-date.ts';
import { readAuditLinks } from '#renderer/data/queries/audit.ts';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

beforeEach(() => {
  giveLayout();
  // jsdom draws nothing.
  HTMLCanvasElement.prototype.getContext = () => null;
});
afterEach(cleanup);

/** The desk with a printer that says what lay on it. */
function withPrinter(device: TestSession): { readonly desk: TestSession; readonly jobs: string[] } {
  const jobs: string[] = [];
  const bridge = {
    ...device.session.bridge,
    print: () => {
      const root = document.querySelector('.print-root');
      jobs.push([...(root?.querySelectorAll('.doc-page') ?? [])].map(headOf).join(' '));
      return Promise.resolve({ printed: true });
    },
  };
  return { desk: { ...device, session: { ...device.session, bridge } }, jobs };
}
const headOf = (page: Element): string =>
  [page.querySelector('.doc-volume-number')?.textContent, page.querySelector('.doc-title')?.textContent].join('|');

describe('LN-10 documents §7.5 打印全卷', () => {
  it('is offered once the matter has ended, and prints cover, contents and every part as one recorded, counted job', async () => {
    const { device, id, sit, act } = await setupBureau('2026-09-04');
    const { desk, jobs } = withPrinter(sit('petition-clerk'));
    const { user } = show(<MatterScreen id={id} />, desk);
    await screen.findByRole('button', { name: '文书' });
    expect(screen.queryByRole('button', { name: '打印全卷' }), 'nothing to bind yet').toBeNull();

    await act('petition-clerk', aStep('propose'), aStep('withdraw', { on: PlainDate.parse('2026-09-04') }));
    await user.click(await screen.findByRole('button', { name: '打印全卷' }));
    const dialog = within(await screen.findByRole('dialog', { name: /^打印全卷/ }));
    expect(await dialog.findByText(/共 2 件 2 页/)).toBeDefined();
    await user.click(dialog.getByRole('button', { name: '打印' }));
    await waitFor(() => expect(jobs).toHaveLength(1), { timeout: 10_000 });
    expect(jobs).toEqual(['|信访事项案卷 |卷内目录 1|来访登记表 2|信访事项拟办单']);

    await waitFor(async () => expect((await readMatter(device.store, id))?.prints).toEqual({ volume: 1 }));
    await device.log.settled();
    const entries = (await readAuditLinks(device.store, 0, 500)).map(({ body }) => AuditEvent.parse(JSON.parse(body)));
    expect(entries.filter(({ kind }) => kind === 'print')).toMatchObject([{ what: 'volume', stream: id, count: 1 }]);
  });
});
