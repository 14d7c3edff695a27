import { useState } from 'react';
import { firstStartText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { typedCode } from '#shared/lib/typed-code.ts';
import { isCode } from './typed-code.ts';

export type CodeFormProps = {
  readonly busy: boolean;
  /** A code known already: the first administrator's, after the county was made. */
  readonly initial?: string;
  readonly onSubmit: (code: string) => void;
};

/** Asks for a 登记码 (C13). */
export function CodeForm({ busy, initial = '', onSubmit }: CodeFormProps) {
  const [code, setCode] = useState(initial);
  return (
    <form
      className="first-start-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isCode(code)) onSubmit(typedCode(code));
      }}
    >
      <Field label={firstStartText.code} hint={firstStartText.codeHint} required>
        <TextInput autoFocus value={code} onChange={setCode} />
      </Field>
      <Button kind="primary" type="submit" disabled={busy || !isCode(code)}>
        {firstStartText.enroll}
      </Button>
    </form>
  );
}
