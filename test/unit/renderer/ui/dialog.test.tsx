// @vitest-environment jsdom
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { ToastRegion } from '#renderer/ui/toast-region.tsx';

// jsdom knows the element but not its methods; the focus trap itself is the browser's.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
    this.setAttribute('open', '');
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.removeAttribute('open');
  };
});
afterEach(cleanup);

function Page({ withField }: { readonly withField?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>更正</Button>
      <Dialog open={open} title="更正登记" onClose={() => setOpen(false)} footer={<Button kind="primary">保存</Button>}>
        {withField === true ? <TextInput aria-label="理由" value="" onChange={() => undefined} /> : '请核对'}
      </Dialog>
    </>
  );
}

describe('Dialog', () => {
  it('has the title as its name and starts in the first field', async () => {
    render(<Page withField />);
    await userEvent.click(screen.getByRole('button', { name: '更正' }));
    expect(screen.getByRole('dialog', { name: '更正登记' })).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('理由'));
  });

  it('starts on the main answer when there is no field; the caller closes it on Escape', async () => {
    render(<Page />);
    await userEvent.click(screen.getByRole('button', { name: '更正' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: '保存' }));
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('closes by its button', async () => {
    render(<Page />);
    await userEvent.click(screen.getByRole('button', { name: '更正' }));
    await userEvent.click(screen.getByRole('button', { name: '关闭' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('Notice', () => {
  it('interrupts for a warning and offers what to do; waits for information', async () => {
    let acted = 0;
    render(
      <>
        <Notice tone="warning" title="磁盘已满" action={{ label: '导出草稿', onAct: () => (acted += 1) }}>
          草稿已保留
        </Notice>
        <Notice tone="info" title="已登记" />
      </>,
    );
    expect(screen.getByRole('alert').textContent).toContain('磁盘已满');
    expect(screen.getByRole('status').textContent).toBe('已登记');
    await userEvent.click(screen.getByRole('button', { name: '导出草稿' }));
    expect(acted).toBe(1);
  });

  it('a toast stays until it is dismissed', async () => {
    const dismissed: string[] = [];
    render(
      <ToastRegion toasts={[{ id: 't1', tone: 'info', title: '已登记' }]} onDismiss={(id) => dismissed.push(id)} />,
    );
    await userEvent.click(screen.getByRole('button', { name: '知道了' }));
    expect(dismissed).toEqual(['t1']);
  });
});

describe('small things', () => {
  it('a tag says its tone in words', () => {
    render(
      <>
        <Tag tone="overdue" />
        <Tag tone="due-soon">还剩 2 天</Tag>
      </>,
    );
    expect(screen.getByText('超期')).toBeTruthy();
    expect(screen.getByText('还剩 2 天')).toBeTruthy();
  });

  it('a missing fact says so; zero is a fact', () => {
    render(
      <KeyValueList
        items={[
          { label: '电话', value: '' },
          { label: '次数', value: 0 },
        ]}
      />,
    );
    expect(screen.getAllByRole('definition').map((fact) => fact.textContent)).toEqual(['未填写', '0']);
  });
});
