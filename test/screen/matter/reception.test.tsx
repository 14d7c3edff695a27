// @vitest-environment jsdom
import { aRegistration, giveLayout, show } from '../setup-session.tsx';
import { sit } from '../sit.ts';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { SessionAction } from '#shared/model/reception.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { readRosterBook } from '#renderer/usecases/roster-book.ts';
import { performOnSessions } from '#renderer/usecases/sessions.ts';

beforeAll(giveLayout);
afterEach(cleanup);

it('RO-49 R001-23 the time line begins with the reception at which the matter was taken: who, by whose delegation, where', async () => {
  const device = await sit('jiaxi', 'jiaxi-head');
  device.setClock('2026-09-04');
  const at = device.deps.clock.now();
  const place = { kind: 'reception-place', name: '甲溪所调解室' };
  const plan = { kind: 'plan-session', type: 'office-market-day', day: '2026-09-04', from: '09:00', to: '12:00' };
  const paper = { reason: 'meeting', writtenOn: '2026-09-03', paper: '委托书（虚构）' };
  const done = await performOnSessions(
    device.deps,
    [
      { ...plan, place, host: 'jiaxi-head', companions: [] },
      { kind: 'delegate', to: 'jiaxi-clerk', ...paper },
      { kind: 'publish-session' },
      { kind: 'sign-in', officer: 'jiaxi-clerk', at, attendance: 'substitute' },
      { kind: 'open-session', at },
    ].map((action) => ({ action: SessionAction.parse(action) })),
  );
  expect(done.ok).toBe(true);
  const registration = aRegistration({ receivedOn: '2026-09-04' });
  const made = await registerVisit(device.deps, { registration, fromQueue: true });
  const elsewhere = await registerVisit(device.deps, { registration });
  if (!made.ok || !elsewhere.ok) throw new Error('not registered');

  const linesOf = () =>
    within(screen.getByRole('region', { name: '办理经过' }))
      .getAllByRole('listitem')
      .map((each) => each.textContent);
  const { unmount } = show(<MatterScreen id={made.value.id} />, device);
  await waitFor(() => expect(screen.getByText(/^在赶集日接访中接收/)).toBeTruthy());
  expect(linesOf().at(-1)).toContain('在赶集日接访中接收：接访人 吕某己（受何某戊委托），地点 甲溪所调解室');
  expect(linesOf().at(-2)).toContain('登记了本件');
  unmount();

  show(<MatterScreen id={elsewhere.value.id} />, device);
  await screen.findByText(/登记了本件/);
  // The page has read the receptions, too: it asked before this.
  await act(() => readRosterBook(device.store, { ...device.session.identity, profile: device.session.profile }));
  expect(screen.queryByText(/接访中接收/)).toBeNull();
});
