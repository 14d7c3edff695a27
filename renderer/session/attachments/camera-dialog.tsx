import { useState } from 'react';
import { photographed } from '#renderer/platform/picture.ts';
import { attachmentText } from '#renderer/text/attachment-words.ts';
import { appText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { CameraView } from './camera-view.tsx';
import { useBlobSource } from './use-blob-source.ts';
import { useCamera } from './use-camera.ts';

const { cameraWords: words } = attachmentText;

/** A photograph each time the space bar is pressed: a letter of five pages is five strokes (document camera or webcam). */
export function CameraDialog(props: {
  readonly onDone: (shots: readonly Blob[]) => void;
  readonly onClose: () => void;
}) {
  const { onDone, onClose } = props;
  const camera = useCamera();
  const { video, problem, running } = camera;
  const [shots, setShots] = useState<readonly Blob[]>([]);

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
      <CameraView camera={camera} label={words.heading} status={running ? words.hint : words.starting}>
        <div className="attachment-shots" aria-label={words.pages(shots.length)}>
          {shots.map((shot, i) => (
            <Shot key={words.page(i + 1)} shot={shot} n={i + 1} />
          ))}
        </div>
      </CameraView>
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
