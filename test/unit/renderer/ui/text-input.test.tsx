// @vitest-environment jsdom
import { useState } from 'react';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { TextInput } from '#renderer/ui/text-input.tsx';

afterEach(cleanup);

function Box({ numeric }: { readonly numeric: boolean }) {
  const [value, setValue] = useState('');
  return <TextInput aria-label="box" value={value} onChange={setValue} inputMode={numeric ? 'numeric' : 'text'} />;
}

test.each([
  ['a number is half-width, as whoever reads it expects', true, '１２', '12'],
  ['a text stays as it is written', false, '（一）２号院', '（一）２号院'],
])('%s', (_name, numeric, typed, kept) => {
  render(<Box numeric={numeric} />);
  fireEvent.change(screen.getByLabelText('box'), { target: { value: typed } });
  expect(screen.getByLabelText('box')).toHaveProperty('value', kept);
});
