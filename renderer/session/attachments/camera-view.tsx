import type { ReactNode } from 'react';
import { deviceProblems } from '#renderer/text/attachment-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { Camera } from './use-camera.ts';

/** What the camera sees, with a sentence below it; or why there is nothing to see. */
export function CameraView(props: {
  readonly camera: Camera;
  readonly label: string;
  readonly status: string;
  readonly children?: ReactNode;
}) {
  const { label, status, children } = props;
  const { video, problem, onPlaying } = props.camera;
  if (problem !== null) return <Notice tone="warning" title={deviceProblems.camera[problem]} />;
  return (
    <>
      <video
        ref={video}
        className="attachment-video"
        autoPlay
        muted
        playsInline
        aria-label={label}
        onPlaying={onPlaying}
      />
      <p role="status">{status}</p>
      {children}
    </>
  );
}
