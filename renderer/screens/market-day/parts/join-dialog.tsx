import { useState } from 'react';
import { readInvitation, roomAddress } from '#renderer/session/room-address.ts';
import { ScanDialog, useQrReader } from '#renderer/session/scan-dialog.tsx';
import { useSession } from '#renderer/session/session.ts';
import { roomWords as words } from '#renderer/text/room-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

/** 加入同室排号: what stands on the hosting desk's screen, typed here. */
export function JoinDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { room } = useSession();
  const [typed, setTyped] = useState({ address: '', room: '', desk: '2' });
  const [tried, setTried] = useState(false);
  const [scan, setScan] = useState<'idle' | 'running' | 'other'>('idle');
  const read = useQrReader();
  const to = roomAddress(typed.address);
  const desk = Number(typed.desk);
  const errors = {
    address: to === null ? words.needAddress : undefined,
    room: /^\d{4}$/u.test(typed.room.trim()) ? undefined : words.needRoom,
    desk: Number.isInteger(desk) && desk >= 2 && desk <= 20 ? undefined : words.needDesk,
  };
  const join = (): void => {
    setTried(true);
    if (to === null || errors.room !== undefined || errors.desk !== undefined) return;
    room.join({ ...to, room: typed.room.trim() }, desk);
    onClose();
  };
  // A hand-held reader types the whole code where the cursor stands.
  const take = (text: string): boolean => {
    const invitation = readInvitation(text);
    if (invitation !== null) setTyped((before) => ({ ...before, ...invitation }));
    return invitation !== null;
  };
  const change = (name: keyof typeof typed, value: string): void => {
    if (!take(value)) setTyped({ ...typed, [name]: value });
  };
  const field = (name: keyof typeof typed, label: string, hint: string) => (
    <Field label={label} hint={hint} error={tried ? errors[name] : undefined} required>
      <TextInput value={typed[name]} onChange={(value) => change(name, value)} maxLength={60} />
    </Field>
  );
  return (
    <Dialog
      open={open}
      title={words.join}
      onClose={onClose}
      footer={
        <Button kind="primary" type="submit" form="join-room">
          {words.joinNow}
        </Button>
      }
    >
      <form
        id="join-room"
        noValidate
        className="market-day-sign"
        onSubmit={(event) => {
          event.preventDefault();
          join();
        }}
      >
        <p>{words.joinAbout}</p>
        {scan === 'other' && <Notice tone="warning" title={words.notInvitation} />}
        {read !== null && <Button onClick={() => setScan('running')}>{words.scan}</Button>}
        {field('address', words.address, words.addressHint)}
        {field('room', words.room, words.roomHint)}
        {field('desk', words.desk, words.deskHint)}
      </form>
      {read !== null && scan === 'running' && (
        <ScanDialog
          read={read}
          onClose={() => setScan('idle')}
          onFound={(text) => setScan(take(text) ? 'idle' : 'other')}
        />
      )}
    </Dialog>
  );
}
