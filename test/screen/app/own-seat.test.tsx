// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OwnSeat, type OwnSeatProps } from '#renderer/app/own-seat.tsx';
import { diagnosticWords } from '#renderer/text/diagnostic-words.ts';
import { appText } from '#renderer/text/screens.ts';
import { ownSeatWords, seatsWords } from '#renderer/text/own-seat-words.ts';
import { passphraseWords, signInWords } from '#renderer/text/sign-in-words.ts';

/** C4, C6, C8 on the page of one's own: what may be set, what is refused while it is typed, and what locks. */
const OLD = '雨水往我院子里灌3次!';
const NEXT = '石桥村的渠道7月又堵了!';
const PIN = '406182';
const BRIDGE: OwnSeatProps['diagnostics']['bridge'] = {
  host: () => Promise.resolve({ kind: 'browser', version: '0.1.0', serverOrigin: '' }),
  saveFile: () => Promise.resolve({ saved: true }),
};

let calls: string[];
beforeEach(() => {
  calls = [];
});
afterEach(cleanup);

function open(changes: Partial<OwnSeatProps> = {}) {
  const call = (name: string) => (calls.push(name), Promise.resolve());
  render(
    <OwnSeat
      name="吕某己"
      personal={['吕某己', '甲溪']}
      onChange={async (old, next) => (calls.push(`change ${old} ${next}`), null)}
      onPin={async (passphrase, pin, stays) => (calls.push(`pin ${passphrase} ${pin}${stays ? ' stays' : ''}`), null)}
      hasKeyStore={() => Promise.resolve(false)}
      onBack={() => void calls.push('back')}
      receipt={{ paper: 'A4', onPaper: (paper) => void calls.push(paper) }}
      diagnostics={{ bridge: BRIDGE, store: null, sync: null, failure: null }}
      text={{ size: 'normal', onSize: (size) => void calls.push(size) }}
      seats={{
        deviceKey: 'k'.repeat(87),
        colleagues: [
          { officer: 'gone', name: '何某戊', removable: true },
          { officer: 'here', name: '孔某辛', removable: false },
        ],
        onRemove: (officer) => call(`remove ${officer}`),
        onRotate: () => call('rotate'),
        onAdd: () => void calls.push('add'),
      }}
      {...changes}
    />,
  );
  return userEvent.setup();
}
const button = (name: string): HTMLElement => screen.getByRole('button', { name });
/** Both forms ask for the passphrase of now and for something twice: the first is the PIN's, the second the passphrase's. */
function nth(label: string, at: 0 | 1): HTMLElement {
  const field = screen.getAllByLabelText(label)[at];
  if (field === undefined) throw new Error(label);
  return field;
}
const current = (at: 0 | 1): HTMLElement => nth(ownSeatWords.current, at);
const again = (at: 0 | 1): HTMLElement => nth(passphraseWords.again, at);

test('C4 a PIN by keyboard alone: simple and different ones are refused while they are typed', async () => {
  const user = open();
  expect(document.activeElement).toBe(current(0));
  await user.keyboard(OLD);
  await user.tab();
  await user.keyboard('123456');
  expect(await screen.findByText(ownSeatWords.pinFlaws.simple)).toBeTruthy();
  await user.clear(screen.getByLabelText(ownSeatWords.pinNew));
  await user.type(screen.getByLabelText(ownSeatWords.pinNew), PIN);
  expect(screen.queryByText(ownSeatWords.pinFlaws.simple)).toBeNull();
  await user.type(again(0), '406183{Enter}');
  expect(screen.getByText(passphraseWords.different)).toBeTruthy();
  expect(calls).toEqual([]);
  await user.type(again(0), '{Backspace}2{Enter}');
  expect(calls).toEqual([`pin ${OLD} ${PIN}`]);
  expect(await screen.findByText(ownSeatWords.pinDone)).toBeTruthy();
  // No secret stays in the page.
  for (const field of document.querySelectorAll('input[type=password]')) expect(field).toHaveProperty('value', '');
});

test('C4 a wrong passphrase is said, its field emptied, and nothing is set', async () => {
  const user = open({ onPin: async () => ({ code: 'wrong-passphrase', wait: 0 }) });
  await user.type(current(0), '不对的口令');
  await user.type(screen.getByLabelText(ownSeatWords.pinNew), PIN);
  await user.type(again(0), `${PIN}{Enter}`);
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
  expect(current(0)).toHaveProperty('value', '');
  expect(screen.queryByText(ownSeatWords.pinDone)).toBeNull();
});

test('C4 where no PIN can be kept in memory the page says so', async () => {
  const user = open({ onPin: async () => ({ code: 'no-keeper' }) });
  await user.type(current(0), OLD);
  await user.type(screen.getByLabelText(ownSeatWords.pinNew), PIN);
  await user.type(again(0), `${PIN}{Enter}`);
  expect((await screen.findByRole('alert')).textContent).toContain(signInWords.problems['no-keeper']);
});

test('C4, C6 another passphrase: not a weak one, not of one’s own name, the same twice', async () => {
  const user = open();
  const next = screen.getByLabelText(ownSeatWords.next);
  await user.type(current(1), OLD);
  for (const weak of ['short1!', '吕某己吕某己2026!']) {
    await user.clear(next);
    await user.type(next, `${weak}{Enter}`);
    expect(next.getAttribute('aria-invalid'), weak).toBe('true');
  }
  await user.clear(next);
  await user.type(next, NEXT);
  expect(screen.getByText(passphraseWords.good)).toBeTruthy();
  expect(button(ownSeatWords.changeDone)).toHaveProperty('disabled', true);
  await user.type(again(1), `${NEXT}{Enter}`);
  expect(calls).toEqual([`change ${OLD} ${NEXT}`]);
});

test('C8 a colleague is removed after one more question; who belongs here stays', async () => {
  const user = open();
  expect(screen.getAllByRole('button', { name: seatsWords.remove })).toHaveLength(1);
  expect(screen.getByText('孔某辛').parentElement?.textContent).toContain(seatsWords.stays);
  await user.click(button(seatsWords.remove));
  expect(screen.getByText(seatsWords.removeAsk('何某戊'))).toBeTruthy();
  await user.click(button(seatsWords.cancel));
  expect(screen.queryByText(seatsWords.removeAsk('何某戊'))).toBeNull();
  expect(calls).toEqual([]);
  await user.click(button(seatsWords.remove));
  await user.click(button(seatsWords.go));
  expect(calls).toEqual(['remove gone']);
});

test('C6 another key for everything on this computer, after one more question', async () => {
  const user = open();
  await user.click(button(seatsWords.rotate));
  expect(screen.getByText(seatsWords.rotateAsk)).toBeTruthy();
  await user.click(button(seatsWords.go));
  expect(calls).toEqual(['rotate']);
});

test('a further seat and the way back', async () => {
  const user = open();
  await user.click(button(signInWords.addOfficer));
  await user.click(button(appText.back));
  // Wherever the hands are, as on the page of a matter.
  await user.keyboard('{Escape}');
  expect(calls).toEqual(['add', 'back', 'back']);
});

test('C27 the diagnostic file is read on the page before it is saved', async () => {
  const user = open();
  await user.click(button(appText.diagnostics));
  const text = await screen.findByLabelText(diagnosticWords.title, { selector: 'pre' }, { timeout: 10_000 });
  expect(text.textContent).toContain(`${diagnosticWords.labels.version}：0.1.0`);
  await user.click(button(diagnosticWords.save));
  expect(await screen.findByText(diagnosticWords.saved)).toBeTruthy();
});

test('C4 a PIN for the next runs is offered only where the system has a key store, and says what then protects it', async () => {
  const user = open({ hasKeyStore: () => Promise.resolve(true) });
  expect(screen.getByText(ownSeatWords.pinHint)).toBeTruthy();
  await user.click(await screen.findByRole('checkbox', { name: ownSeatWords.pinStays }));
  expect(screen.queryByText(ownSeatWords.pinHint)).toBeNull();
  expect(screen.getByText(ownSeatWords.pinStaysHint)).toBeTruthy();
  await user.type(current(0), OLD);
  await user.type(screen.getByLabelText(ownSeatWords.pinNew), PIN);
  await user.type(again(0), `${PIN}{Enter}`);
  expect(calls).toEqual([`pin ${OLD} ${PIN} stays`]);
});
