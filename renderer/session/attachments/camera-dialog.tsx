import { useEffect, useRef, useState } from 'react';
import { closeStream, openCamera, type DeviceProblem } from '#renderer/platform/devices.ts';
import { photographed } from '#renderer/platform/picture.ts';
import { attachmentText, deviceProblems } from '#renderer/text/attachment-words.ts';
import { appText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { useBlobSource } from './use-blob-source.ts';

const { cameraWords: words } = attachmentText;

/** A photograph each time the space bar is pressed: a letter of five pages is five strokes (document camera or webcam). */
export function CameraDialog(props: {
  readonly onDone: (shots: readonly Blob[]) => void;
  readonly onClose: () => void;
}) {
  const { onDone, onClose } = props;
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<DeviceProblem | null>(null);
  const [running, setRunning] = useState(false);
  const [shots, setShots] = useState<readonly Blob[]>([]);

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

  const shoot = async (): Promise<void> => {
    const shot = running && video.current !== null ? await photographed(video.current) : null;
    if (shot !== null) setShots((before) => [...before, shot]);
  };
  const finish = (): void => (shots.length === 0 ? onClose() : onDone(shots));

  return (
    <Dialog
      open
      wide
      title={words.heading}
      onClose={onClose}
      footer={
        <>
          <Button disabled={shots.length === 0} onClick={() => setShots((before) => before.slice(0, -1))}>
            {words.drop}
          </Button>
          <Button hotkey="Space" disabled={!running} onClick={() => void shoot()}>
            {words.shoot}
          </Button>
          <Button kind="primary" hotkey="Ctrl+Enter" onClick={finish}>
            {words.done(shots.length)}
          </Button>
        </>
      }
    >
      <Keys onShoot={() => void shoot()} onFinish={finish} />
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
            aria-label={words.heading}
            onPlaying={() => setRunning(true)}
          />
          <p role="status">{running ? words.hint : words.starting}</p>
          <div className="attachment-shots" aria-label={words.pages(shots.length)}>
            {shots.map((shot, i) => (
              <Shot key={words.page(i + 1)} shot={shot} n={i + 1} />
            ))}
          </div>
        </>
      )}
      {problem !== null && <Button onClick={onClose}>{appText.cancel}</Button>}
    </Dialog>
  );
}

function Shot({ shot, n }: { readonly shot: Blob; readonly n: number }) {
  return <img ref={useBlobSource(shot)} alt={words.page(n)} />;
}

function Keys({ onShoot, onFinish }: { readonly onShoot: () => void; readonly onFinish: () => void }) {
  useHotkeys({ Space: onShoot, 'Ctrl+Enter': onFinish }, { inDialog: true });
  return null;
}
