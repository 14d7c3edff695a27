import { signInWords } from '#renderer/text/sign-in-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';

/** The store opens, but what enrolment gave is not in it, or the county took the officer off its list. */
export function CannotEnter() {
  return (
    <main className="first-start">
      <Notice tone="warning" title={signInWords.problems['no-seat']} />
    </main>
  );
}
