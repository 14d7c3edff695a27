import { err, ok, type Result } from '#shared/lib/result.ts';

export type DeviceProblem = 'none' | 'refused' | 'busy' | 'failed';

/** The camera or document camera (高拍仪), as sharp as it can (stack: UVC); the caller ends its tracks. */
export const openCamera = (): Promise<Result<MediaStream, DeviceProblem>> =>
  opened({ video: { width: { ideal: 4096 }, height: { ideal: 3072 } } });

/** The microphone; only after consent was noted (AT-06). */
export const openMicrophone = (): Promise<Result<MediaStream, DeviceProblem>> => opened({ audio: true });

async function opened(wanted: MediaStreamConstraints): Promise<Result<MediaStream, DeviceProblem>> {
  // Absent on a page that is not secure.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices === undefined) return err('none');
  try {
    return ok(await devices.getUserMedia(wanted));
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotFoundError' || name === 'OverconstrainedError') return err('none');
    if (name === 'NotAllowedError' || name === 'SecurityError') return err('refused');
    return err(name === 'NotReadableError' ? 'busy' : 'failed');
  }
}

export const closeStream = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());

export type Recorder = { readonly stop: () => Promise<Blob> };

/** Records sound until `stop`. */
export function record(stream: MediaStream): Recorder {
  const parts: Blob[] = [];
  const recorder = new MediaRecorder(stream, { mimeType: 'audio/webm;codecs=opus', audioBitsPerSecond: 32_000 });
  recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
  // A crash of the page costs no more than this; nothing is written to the disk unsealed.
  recorder.start(5000);
  return {
    stop: () =>
      new Promise((resolve) => {
        recorder.addEventListener('stop', () => {
          closeStream(stream);
          resolve(new Blob(parts, { type: 'audio/webm' }));
        });
        recorder.stop();
      }),
  };
}
