// @vitest-environment jsdom
import { useState } from 'react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Field } from '#renderer/ui/field.tsx';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

// jsdom knows the element but not its methods.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
});
afterEach(cleanup);

function Revoke({ onConfirm }: { readonly onConfirm: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  const [more, setMore] = useState('');
  return (
    <FormDialog
      title="停用电脑"
      confirm="停用"
      ready={reason.length >= 2}
      onClose={() => undefined}
      onConfirm={() => onConfirm(reason)}
    >
      <Field label="原因" required>
        <TextInput value={reason} onChange={setReason} />
      </Field>
      <Field label="说明">
        <TextArea value={more} onChange={setMore} />
      </Field>
    </FormDialog>
  );
}

function setup() {
  const onConfirm = vi.fn<(reason: string) => void>();
  render(<Revoke onConfirm={onConfirm} />);
  return { onConfirm, user: userEvent.setup() };
}

test('Enter in a field does it, once what is needed is there', async () => {
  const { onConfirm, user } = setup();
  await user.type(screen.getByLabelText('原因'), '丢{Enter}');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(onConfirm).not.toHaveBeenCalled();
  await user.type(screen.getByLabelText('原因'), '失{Enter}');
  expect(onConfirm.mock.calls).toEqual([['丢失']]);
});

test('in a paragraph Enter is a new line, and Ctrl+Enter does it', async () => {
  const { onConfirm, user } = setup();
  await user.type(screen.getByLabelText('原因'), '丢失');
  await user.type(screen.getByLabelText('说明'), '一{Enter}二');
  expect(screen.getByLabelText('说明')).toHaveProperty('value', '一\n二');
  expect(onConfirm).not.toHaveBeenCalled();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(onConfirm).toHaveBeenCalledTimes(1);
});
