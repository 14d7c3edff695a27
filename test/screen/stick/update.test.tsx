// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { StickScreen } from '#renderer/screens/stick/screen.tsx';
import { updateWords as words } from '#renderer/text/update-words.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { voucherText } from '#shared/sync/update.ts';
import { newTestKey, sha256, signWith } from '#test/support/server.ts';
import { giveLayout, setupSession, show } from '../setup-session.tsx';

beforeEach(giveLayout);
afterEach(cleanup);

const BYTES = new TextEncoder().encode('an installer');
const NAME = 'jiefangtai-0.2.0-amd64.deb';
const key = newTestKey();

function voucher(): File {
  const unsigned = {
    kind: 'jft-update-1',
    alg: 'ES256',
    version: '0.2.0',
    from: '0.0.0',
    installer: 'debian',
    arch: 'x64',
    size: BYTES.length,
    sha256: sha256(BYTES),
    madeAt: Instant.parse('2026-09-04T01:10:00.000Z'),
    release: null,
  } as const;
  return new File([JSON.stringify({ ...unsigned, signature: signWith(key, voucherText(unsigned)) })], `${NAME}.json`);
}

async function setup(kind: 'electron' | 'browser', publisherKey: string | null = null) {
  const made = await setupSession('jiaxi');
  const identity = { ...made.session.identity, countyKey: key.publicKey };
  let asked = 0;
  const host = () => {
    asked += 1;
    const shell = { platform: 'linux', arch: 'x64', publisherKey, packed: 'not-compared' } as const;
    return Promise.resolve({ kind, version: '0.1.0', serverOrigin: '', ...(kind === 'electron' && { shell }) });
  };
  const session = { ...made.session, identity, bridge: { ...made.session.bridge, host } };
  show(<StickScreen />, { ...made, session });
  return { ...made, asked: () => asked };
}
/** jsdom's files are read by their own code; these are what Chromium gives. */
const choose = async (...files: readonly File[]): Promise<void> => {
  const input = await screen.findByLabelText(words.choose, { selector: 'input' });
  fireEvent.change(input, { target: { files } });
};

test('C21 the installer that the county vouches for may be run; a changed one may not, and both are recorded', async () => {
  const { store } = await setup('electron');
  await screen.findByText(words.noPublisher);
  await choose(new File([BYTES], NAME), voucher());
  await screen.findByText(words.good('0.2.0', words.systems.debian, false));
  await choose(new File([new TextEncoder().encode('an Installer')], NAME), voucher());
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toBe(`${words.bad}${words.problems['other-file']}`);
  expect(screen.queryByText(words.good('0.2.0', words.systems.debian, false))).toBeNull();
  await choose(new File([BYTES], NAME));
  await screen.findByText(words.problems['choose-two']);
  await expect.poll(() => store.state.audit.head.n).toBe(3);
});

test('C21 with a publisher’s key built in, the county’s word alone is not enough, and is not said to be', async () => {
  await setup('electron', newTestKey().publicKey);
  await choose(new File([BYTES], NAME), voucher());
  await screen.findByText(words.problems['no-release']);
  expect(screen.queryByText(words.noPublisher)).toBeNull();
});

test('C21 in a browser there is nothing to install, and nothing is offered', async () => {
  const { asked } = await setup('browser');
  await expect.poll(asked).toBeGreaterThan(0);
  expect(screen.queryByText(words.title)).toBeNull();
});
