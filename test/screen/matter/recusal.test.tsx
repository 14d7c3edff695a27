// @vitest-environment jsdom
import { giveLayout, setupSession, show } from '../setup-session.tsx';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { cleanup, screen } from '@testing-library/react';
import { storeFor } from '#renderer/data/visible-index.ts';
import { MatterScreen } from '#renderer/screens/matter/screen.tsx';
import { matterText } from '#renderer/text/matter-words.ts';
import { performAction } from '#renderer/usecases/perform-action.ts';
import { aRegistration } from '#test/integration/server/sample-operations.ts';

beforeAll(giveLayout);
afterEach(cleanup);

const ABOUT_ZHOU = { purpose: 'accusation', concernedParty: '甲溪司法所周某', dutyUnit: 'jiaxi' } as const;

it('RC-02, RC-04 who takes down an accusation of themselves has it registered, does not see it again, and is told why', async () => {
  const device = await setupSession('jiaxi');
  const { id } = await device.register(ABOUT_ZHOU);
  const other = await device.register({ ...ABOUT_ZHOU, concernedParty: '甲溪司法所吴某' });
  const mine = storeFor(device.store, device.session.acting);
  expect(device.store.index.size()).toBe(2);
  expect(mine.index.all().map((row) => row.id)).toEqual([other.id]);
  expect([mine.index.get(id), mine.index.size(), mine.index.counts().get('registered')]).toEqual([undefined, 1, 1]);

  expect(await performAction(device.deps, id, { kind: 'add-note', text: '附注' })).toMatchObject({
    error: { kind: 'refused', refusal: { code: 'officer-accused' } },
  });
  show(<MatterScreen id={id} />, device);
  await screen.findByText(matterText.recused);
  expect(document.body.textContent).not.toContain('赵某甲');
});

it('RC-04 an accusation that a colleague took down is to whom it names a matter that is not here', async () => {
  const device = await setupSession('jiaxi');
  const stream = 'stream-0000000000000009';
  const action = {
    kind: 'register',
    slipNo: '乙江-D7-20260904-001',
    queryCode: '12345678',
    registration: aRegistration({ ...ABOUT_ZHOU, summary: '反映周某收钱' }),
  } as const;
  await device.arrive({ stream, office: 'bureau', action });
  expect(device.store.index.size()).toBe(1);
  expect(storeFor(device.store, device.session.acting).index.all()).toEqual([]);
  show(<MatterScreen id={stream} />, device);
  await screen.findByText(matterText.missing);
  expect(document.body.textContent).not.toContain('收钱');
});
