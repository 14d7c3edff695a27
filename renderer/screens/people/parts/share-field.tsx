import { useState } from 'react';
import { ScanDialog, useQrReader } from '#renderer/session/scan-dialog.tsx';
import { recoveryWords as words } from '#renderer/text/recovery-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { wrongGroup } from '#renderer/usecases/county-recovery.ts';

/** One keeper's sheet, typed or scanned; a wrong group is named while it is being typed. Never shown in clear. */
export function ShareField(props: {
  readonly keeper: 1 | 2;
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const { keeper, value, onChange } = props;
  const read = useQrReader();
  const [scanning, setScanning] = useState(false);
  const wrong = wrongGroup(value);
  return (
    <>
      <Field
        label={words.share(keeper)}
        hint={words.shareHint}
        error={wrong === null ? undefined : words.wrongGroup(wrong)}
        required
      >
        <TextInput type="password" autoComplete="off" value={value} onChange={onChange} />
      </Field>
      {read !== null && (
        <Button small onClick={() => setScanning(true)}>
          {words.scan}
        </Button>
      )}
      {read !== null && scanning && (
        <ScanDialog
          read={read}
          onClose={() => setScanning(false)}
          onFound={(text) => {
            setScanning(false);
            onChange(text);
          }}
        />
      )}
    </>
  );
}
