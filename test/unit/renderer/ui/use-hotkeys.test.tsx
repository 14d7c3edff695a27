// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { Button } from '#renderer/ui/button.tsx';
import { normaliseCombo } from '#renderer/ui/hotkey-combo.ts';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';

afterEach(cleanup);

let fired: string[] = [];
beforeEach(() => {
  fired = [];
});

function Page({
  enabled,
  inDialog,
  dialog,
}: {
  readonly enabled?: boolean;
  readonly inDialog?: boolean;
  readonly dialog?: boolean;
}) {
  const note = (name: string) => () => void fired.push(name);
  useHotkeys(
    { F2: note('F2'), 'Ctrl+S': note('save'), 'Alt+1': note('first'), '/': note('search') },
    { enabled, inDialog },
  );
  return (
    <>
      <input aria-label="姓名" />
      {dialog === true && <dialog open>更正</dialog>}
    </>
  );
}

const press = (init: KeyboardEventInit) => fireEvent.keyDown(screen.getByLabelText('姓名'), init);

describe('normaliseCombo', () => {
  it.each([
    ['shift + ctrl + s', 'Ctrl+Shift+S'],
    ['f2', 'F2'],
    ['alt+1', 'Alt+1'],
    ['ctrl+enter', 'Ctrl+Enter'],
  ])('%s', (written, canonical) => expect(normaliseCombo(written)).toBe(canonical));
});

describe('useHotkeys', () => {
  it('fires from inside a field and keeps the browser from acting too', () => {
    render(<Page />);
    expect(press({ key: 'F2' })).toBe(false);
    expect(press({ key: 's', code: 'KeyS', ctrlKey: true })).toBe(false);
    expect(press({ key: '¡', code: 'Digit1', altKey: true })).toBe(false);
    expect(fired).toEqual(['F2', 'save', 'first']);
  });

  it.each([
    ['isComposing', { key: 'F2', isComposing: true }],
    ['keyCode 229', { key: 'F2', keyCode: 229 }],
    ['a plain character in a field', { key: '/' }],
    ['other modifiers', { key: 'S', code: 'KeyS', ctrlKey: true, shiftKey: true }],
  ])('ignores %s', (_, init) => {
    render(<Page />);
    expect(press(init)).toBe(true);
    expect(fired).toEqual([]);
  });

  it('fires once for a key held down, and still keeps the browser quiet', () => {
    render(<Page />);
    press({ key: 's', code: 'KeyS', ctrlKey: true });
    expect(press({ key: 's', code: 'KeyS', ctrlKey: true, repeat: true })).toBe(false);
    expect(fired).toEqual(['save']);
  });

  it('takes a plain character outside fields', () => {
    render(<Page />);
    fireEvent.keyDown(document.body, { key: '/' });
    expect(fired).toEqual(['search']);
  });

  it('is silent behind a dialog, unless it belongs to it, and when disabled', () => {
    const { rerender } = render(<Page dialog />);
    press({ key: 'F2' });
    rerender(<Page enabled={false} />);
    press({ key: 'F2' });
    expect(fired).toEqual([]);
    rerender(<Page dialog inDialog />);
    press({ key: 'F2' });
    expect(fired).toEqual(['F2']);
  });
});

describe('Button', () => {
  it('shows its hotkey without making it part of the name', () => {
    render(<Button hotkey="Ctrl+S">登记</Button>);
    const button = screen.getByRole('button', { name: '登记' });
    expect(button.getAttribute('aria-keyshortcuts')).toBe('Control+S');
    expect(button.getAttribute('type')).toBe('button');
    expect(button.querySelector('kbd')?.textContent).toBe('Ctrl+S');
  });
});
