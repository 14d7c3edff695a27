import { useState } from 'react';
import { typedFactorCode } from '#renderer/usecases/second-factor.ts';

/**
 * Six digits that are typed and sent, wherever they are asked for (C22). `send` resolves with `null` when the code was
 * taken, otherwise with why it was not; then the field is empty for the next one.
 */
export function useFactorCode(send: (code: string) => Promise<string | null>) {
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const code = typedFactorCode(typed);
  const submit = async (): Promise<void> => {
    if (code === null || busy) return;
    setBusy(true);
    const why = await send(code);
    // Whoever took it shows something else now.
    if (why === null) return;
    setBusy(false);
    setTyped('');
    setProblem(why);
  };
  return {
    field: { value: typed, onChange: setTyped, error: problem },
    isReady: code !== null && !busy,
    busy,
    submit: () => void submit(),
  };
}
