import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { dateText } from '#shared/documents/date-text.ts';
import { Instant } from '#shared/model/plain-date.ts';
import { keyWords as words } from '#renderer/text/key-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import type { KeyState } from '#renderer/usecases/key-term.ts';
import type { VaultSeat } from '#renderer/vault/vault-rows.ts';
import { isWiped } from '#renderer/vault/wipe-keys.ts';

export type KeyNoticeProps = { readonly keys: KeyState; readonly seats: readonly VaultSeat[] };

/** C16, before anybody signs in: the keys are about to go, or they are gone; what happened, and what to do. */
export function KeyNotice({ keys, seats }: KeyNoticeProps) {
  if (keys.code !== 'well') {
    const today = words.today(dateText(instantToPlainDate(Instant.parse(new Date(keys.now).toISOString()))));
    return (
      <Notice tone="warning" title={words.away(keys.days)}>
        <p>{today}</p>
        <p>{keys.code === 'near' ? words.near(keys.hours) : words[keys.code]}</p>
      </Notice>
    );
  }
  const wiped = seats.filter(isWiped);
  if (wiped.length === 0) return null;
  if (wiped.length < seats.length) {
    return (
      <Notice tone="info" title={words.wipedOne}>
        {words.whyOne}
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title={words.wiped}>
      <p>{words.why(wiped[0]?.unrecorded?.wiped)}</p>
      <p>{words.remedy}</p>
    </Notice>
  );
}
