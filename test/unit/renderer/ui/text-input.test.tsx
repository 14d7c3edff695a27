// @vitest-environment jsdom
import { useState } from 'react';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TextInput, type TextInputProps } from '#renderer/ui/text-input.tsx';

afterEach(cleanup);

function Box(props: Pick<TextInputProps, 'type' | 'inputMode'>) {
  const [value, setValue] = useState('');
  return <TextInput {...props} aria-label="box" value={value} onChange={setValue} />;
}

test.each([
  ['a number is half-width, as whoever reads it expects', { inputMode: 'numeric' }, '１２', '12'],
  ['so is a telephone number', { type: 'tel' }, '１３９００００', '1390000'],
  ['a text stays as it is written', {}, '（一）２号院', '（一）２号院'],
] as const)('%s', (_name, props, typed, kept) => {
  render(<Box {...props} />);
  fireEvent.change(screen.getByLabelText('box'), { target: { value: typed } });
  expect(screen.getByLabelText('box')).toHaveProperty('value', kept);
});
