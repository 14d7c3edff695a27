import { useEffect, useRef, useState, type RefObject } from 'react';
import { closeStream, openCamera, type DeviceProblem } from '#renderer/platform/devices.ts';

export type Camera = {
  /** For the `<video>` that shows what the camera sees. */
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly problem: DeviceProblem | null;
  readonly running: boolean;
  readonly onPlaying: () => void;
};

/** The camera, on for as long as the dialog is there: its lamp goes out with it. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [problem, setProblem] = useState<DeviceProblem | null>(null);
  const [running, setRunning] = useState(false);
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
      if (stream !== null) closeStream(stream);
    };
  }, []);
  return { video, problem, running, onPlaying: () => setRunning(true) };
}
