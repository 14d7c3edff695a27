import './attachments/attachments.css';
import { useEffect, useRef, useState } from 'react';
import { closeStream, openCamera, type DeviceProblem } from '#renderer/platform/devices.ts';
import { openQrReader, type QrReader } from '#renderer/platform/qr-reader.ts';
import { deviceProblems } from '#renderer/text/attachment-words.ts';
import { recoveryWords as words } from '#renderer/text/recovery-words.ts';
import { appText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

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
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onFound);
  const [problem, setProblem] = useState<DeviceProblem | null>(null);
  const [running, setRunning] = useState(false);
  useEffect(() => {
    found.current = onFound;
  });

  useEffect(() => {
    let current = true;
    let stream: MediaStream | null = null;
    void openCamera().then((opened) => {
      if (!opened.ok) return current ? setProblem(opened.error) : undefined;
      if (!current || video.current === null) return closeStream(opened.value);
      stream = opened.value;
      video.current.srcObject = stream;
      return undefined;
    });
    return () => {
      current = false;
      // The camera's lamp goes out with the dialog.
      if (stream !== null) closeStream(stream);
    };
  }, []);

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
  }, [running, read]);

  return (
    <Dialog open title={words.scan} onClose={onClose} footer={<Button onClick={onClose}>{appText.cancel}</Button>}>
      {problem !== null ? (
        <Notice tone="warning" title={deviceProblems.camera[problem]} />
      ) : (
        <>
          <video
            ref={video}
            className="attachment-video"
            autoPlay
            muted
            playsInline
            aria-label={words.scanning}
            onPlaying={() => setRunning(true)}
          />
          <p role="status">{running ? words.scanning : words.starting}</p>
        </>
      )}
    </Dialog>
  );
}
