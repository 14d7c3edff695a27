import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { comboToAriaKeyShortcut } from './hotkey-combo.ts';

export type ButtonKind = 'primary' | 'quiet' | 'danger';

export type ButtonProps = ComponentProps<'button'> & {
  /** One primary button a screen; danger is for what cannot be taken back. */
  readonly kind?: ButtonKind | undefined;
  /** The hotkey that does the same, e.g. `Ctrl+S`; shown, and told to assistive technology. Bind it with `useHotkeys`. */
  readonly hotkey?: string | undefined;
  readonly small?: boolean | undefined;
};

/** A button that never submits by accident (`type` is `button` unless asked). The hotkey is not part of its name. */
export function Button({ kind = 'quiet', hotkey, small, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={classNames('button', className)}
      data-kind={kind}
      data-small={small === true ? '' : undefined}
      aria-keyshortcuts={hotkey === undefined ? undefined : comboToAriaKeyShortcut(hotkey)}
    >
      {children}
      {hotkey !== undefined && <kbd aria-hidden="true">{hotkey}</kbd>}
    </button>
  );
}
