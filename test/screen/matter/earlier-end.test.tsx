// @vitest-environment jsdom
import { aRegistration, giveLayout, show } from '../setup-session.tsx';
import { setupBureau } from './bureau.tsx';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { PlainDate } from '#shared/model/plain-date.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { registerVisit } from '#renderer/usecases/register-visit.ts';
import { aStep } from '#test/unit/shared/domain/workflow/sample-steps.ts';

beforeAll(giveLayout);
afterEach(cleanup);

it('C18 beside an ended registration the page says until when a review is asked, and then 未经复核', async () => {
  const { device, id, act, sit } = await setupBureau('2026-09-15');
  const on = { on: PlainDate.parse('2026-09-15') };
  await act('petition-clerk', aStep('decide-intake', on), aStep('record-delivery', on), aStep('draft-opinion'));
  await act('chief', aStep('sign-opinion', on));
  await act('petition-clerk', aStep('record-delivery', { paper: 'opinion', ...on }), aStep('submit-closure', on));
  await act('legal-affairs-head', aStep('check-closure', on));
  for (const [today, words] of [
    ['2026-10-15', '10月15日前可以申请复查'],
    ['2026-11-05', '未经复核，按本地口径'],
  ] as const) {
    device.setClock(today);
    const clerk = sit('petition-clerk');
    const again = await registerVisit(clerk.deps, {
      registration: aRegistration({ receivedOn: today, occurredAt: `${today}T01:00:00.000Z` }),
      links: [{ relation: 'same-matter', to: id }],
    });
    if (!again.ok) throw new Error(JSON.stringify(again.error));
    expect(again.value.status, 'registered all the same').toBe('registered');
    show(<MatterScreen id={again.value.id} />, clerk);
    const panel = await screen.findByRole('region', { name: '同一事项' });
    await waitFor(() => expect(panel.textContent).toContain(words));
    cleanup();
  }
});
