import './attachments/attachments.css';
import { useEffect, useRef, useState } from 'react';
import { openQrReader, type QrReader } from '#renderer/platform/qr-reader.ts';
import { recoveryWords as words } from '#renderer/text/recovery-words.ts';
import { appText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { CameraView } from './attachments/camera-view.tsx';
import { useCamera } from './attachments/use-camera.ts';

/** How often the running picture is looked at. */
const LOOK_MS = 300;

/** The browser's reader of QR codes; `null` where it has none. */
export function useQrReader(): QrReader | null {
  const [reader, setReader] = useState<{ readonly read: QrReader } | null>(null);
  useEffect(() => {
    let current = true;
    void openQrReader().then((read) => (current && read !== null ? setReader({ read }) : undefined));
    return () => {
      current = false;
    };
  }, []);
  return reader?.read ?? null;
}

/** Looks through the camera until there is a QR code; nothing is kept of the pictures. */
export function ScanDialog(props: {
  readonly read: QrReader;
  readonly onFound: (text: string) => void;
  readonly onClose: () => void;
}) {
  const { read, onFound, onClose } = props;
  const camera = useCamera();
  const { video, running } = camera;
  const found = useRef(onFound);
  useEffect(() => {
    found.current = onFound;
  });

  useEffect(() => {
    if (!running) return undefined;
    let done = false;
    const timer = setInterval(() => {
      const source = video.current;
      if (source === null) return;
      void read(source).then((text) => {
        if (text === null || done) return;
        done = true;
        found.current(text);
      });
    }, LOOK_MS);
    return () => {
      done = true;
      clearInterval(timer);
    };
  }, [running, read, video]);

  return (
    <Dialog open title={words.scan} onClose={onClose} footer={<Button onClick={onClose}>{appText.cancel}</Button>}>
      <CameraView camera={camera} label={words.scanning} status={running ? words.scanning : words.starting} />
    </Dialog>
  );
}
