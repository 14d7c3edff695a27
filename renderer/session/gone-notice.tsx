import type { Stubs } from '#renderer/data/device-store.ts';
import { countyTrayWords } from '#renderer/text/county-tray-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { unitName, useSession } from './session.ts';

type Gone = NonNullable<Stubs[string]['gone']>;

/** What this device still knows of a matter that went elsewhere: number and whereabouts, nothing of it (PROTOCOL W2). */
export function GoneNotice({ gone }: { readonly gone: Gone }) {
  const { profile } = useSession();
  const numbers = [gone.officialNo, gone.slipNo].filter((number) => number !== null).join('、');
  return (
    <Notice
      tone="info"
      title={gone.sealed === true ? countyTrayWords.goneSealed : countyTrayWords.gone(unitName(profile, gone.to))}
    >
      {gone.sealed === true ? countyTrayWords.goneSealedNumbers(numbers) : countyTrayWords.goneNumbers(numbers)}
    </Notice>
  );
}

/** Matters that went elsewhere and bear a number with this text in it; as much must be typed as tells one from others. */
export function goneWith(stubs: Stubs, query: string): readonly Gone[] {
  const wanted = bare(query);
  if (wanted.length < 3) return [];
  const bears = (number: string | null): boolean => number !== null && bare(number).includes(wanted);
  return Object.values(stubs).flatMap(({ gone }) =>
    gone !== null && (bears(gone.officialNo) || bears(gone.slipNo)) ? [gone] : [],
  );
}

/** Brackets, hyphens and spaces are typed in many ways. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[\s〔〕[\]()（）\-－]/g, '');
