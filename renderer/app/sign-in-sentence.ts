import { explainCall } from '#renderer/text/problems.ts';
import { signInWords as words } from '#renderer/text/sign-in-words.ts';
import type { PinSetupProblem } from '#renderer/usecases/own-seat.ts';
import type { SignInProblem } from '#renderer/usecases/sign-in.ts';
import type { PinProblem } from '#renderer/vault/session-pin.ts';

/** Why passphrase or PIN did not open, in words. */
export function sentenceOf(error: SignInProblem | PinProblem | PinSetupProblem): string {
  switch (error.code) {
    case 'wrong-pin':
      return words.pinWrong(error.left);
    case 'wrong-passphrase':
    case 'wait':
      return words.wrong;
    case 'no-keeper':
    case 'no-key-store':
    case 'no-seat':
    case 'keys-wiped':
    case 'weak-parameters':
    case 'damaged-vault':
    case 'lease-expired':
      return words.problems[error.code];
    default: {
      const { title, remedies } = explainCall(error.code);
      return `${title}。${remedies.join('；')}`;
    }
  }
}
