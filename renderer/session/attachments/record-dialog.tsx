import { useEffect, useRef, useState } from 'react';
import { openMicrophone, record, type DeviceProblem, type Recorder } from '#renderer/platform/devices.ts';
import { attachmentText, deviceProblems } from '#renderer/text/attachment-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';

const { recordWords: words, words: formWords } = attachmentText;

/** Sound, only after it was noted who agreed and how (AT-06): without the note the microphone is not even opened. */
export function RecordDialog(props: {
  readonly onDone: (sound: Blob, consent: string) => void;
  readonly onClose: () => void;
}) {
  const { onDone, onClose } = props;
  const [consent, setConsent] = useState('');
  const [problem, setProblem] = useState<DeviceProblem | null>(null);
  const [seconds, setSeconds] = useState<number | null>(null);
  const recorder = useRef<Recorder | null>(null);
  const isRunning = seconds !== null;

  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setSeconds((before) => (before ?? 0) + 1), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  useEffect(() => () => void recorder.current?.stop(), []);

  const start = async (): Promise<void> => {
    const opened = await openMicrophone();
    if (!opened.ok) return setProblem(opened.error);
    setProblem(null);
    recorder.current = record(opened.value);
    setSeconds(0);
  };
  const finish = async (): Promise<void> => {
    const running = recorder.current;
    recorder.current = null;
    if (running !== null) onDone(await running.stop(), consent.trim());
  };

  return (
    <Dialog
      open
      title={words.heading}
      onClose={isRunning ? () => void finish() : onClose}
      footer={
        isRunning ? (
          <Button kind="primary" onClick={() => void finish()}>
            {words.stop}
          </Button>
        ) : (
          <Button kind="primary" disabled={consent.trim() === ''} onClick={() => void start()}>
            {words.start}
          </Button>
        )
      }
    >
      <div className="attachment-form">
        <p>{words.ask}</p>
        <Field label={formWords.consent} hint={formWords.consentHint} required>
          <TextInput maxLength={200} value={consent} disabled={isRunning} onChange={setConsent} />
        </Field>
        {problem !== null && <Notice tone="warning" title={deviceProblems.microphone[problem]} />}
        {isRunning && <p role="status">{words.running(seconds)}</p>}
      </div>
    </Dialog>
  );
}
