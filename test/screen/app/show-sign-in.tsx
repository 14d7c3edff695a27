import { render } from '@testing-library/react';
import { SignIn } from '#renderer/app/sign-in.tsx';

type Doorway = Parameters<typeof SignIn>[0]['doorway'];
type Seat = {
  readonly officer: string;
  readonly name: string;
  readonly number: number;
  readonly signKey: readonly number[];
};

/** The sign-in of 甲溪司法所 with these seats, where nobody signs in. */
export function showSignIn(seats: readonly Seat[]): void {
  const never = () => Promise.reject(new Error('nobody signs in here'));
  render(
    <SignIn
      // All of it that is shown.
      doorway={{ device: { unit: '甲溪司法所' }, seats } as unknown as Doorway}
      keys={{ code: 'well' }}
      warmUp={() => undefined}
      onRecover={() => undefined}
      onTry={never}
      readPins={() => Promise.resolve([])}
      onPin={never}
    />,
  );
}
