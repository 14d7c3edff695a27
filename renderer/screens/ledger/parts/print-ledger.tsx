import { may, mayEver } from '#shared/domain/access/matrix.ts';
import type { CountyProfile } from '#shared/model/county.ts';
import { recordList } from '#shared/documents/record-list.ts';
import { usePrint } from '#renderer/print/use-print.tsx';
import type { ListToExport } from '#renderer/session/export-list.tsx';
import { useRecordedPrint } from '#renderer/session/looks.ts';
import { unitName, useListRead, useSession } from '#renderer/session/session.ts';
import type { LedgerFilters } from '#renderer/state/ledger.ts';
import { codes } from '#renderer/text/codes.ts';
import { deliveryWords, ledgerText } from '#renderer/text/ledger-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';

type Props = { readonly list: () => ListToExport; readonly filters: LedgerFilters };

/**
 * 《信访登记簿》 on paper (documents §6.1): what the list shows, the earliest first as in a bound register, names masked, with
 * the filters in its head. Only matters whose papers this officer may print (ACC-06); recorded like every list.
 */
export function PrintLedger({ list, filters }: Props) {
  const { acting, profile, identity, deps } = useSession();
  const { sheet, state, printDocument } = usePrint(useRecordedPrint());
  const mayPrint = useListRead() && mayEver(acting, 'record-print');
  const print = (): void => {
    if (!mayPrint || state === 'printing') return;
    const { what, title, columns, rows } = list();
    const all = rows(false);
    const allowed = all.filter(({ facts }) => may(acting, 'record-print', facts).ok);
    const heldBack = all.length - allowed.length;
    printDocument(
      recordList({
        county: profile,
        office: identity.office,
        printedAt: deps.clock.now(),
        title,
        period: [filtersText(filters, profile), ...(heldBack === 0 ? [] : [ledgerText.notPrinted(heldBack)])].join(
          '　',
        ),
        columns,
        rows: allowed.map(({ cells }) => cells).reverse(),
      }),
      what,
    );
  };
  useHotkeys({ 'Ctrl+P': print });
  return (
    <>
      {mayEver(acting, 'record-print') && (
        <Button small hotkey="Ctrl+P" disabled={!mayPrint || state === 'printing'} onClick={print}>
          {ledgerText.print}
        </Button>
      )}
      {state === 'failed' && <span role="alert">{ledgerText.printFailed}</span>}
      {sheet}
    </>
  );
}

/** The filters in effect, by their names on the screen; never what was searched for, which may be a name. */
function filtersText(
  { query, status, office, form, delivery, near, flag }: LedgerFilters,
  profile: CountyProfile,
): string {
  const named = [
    query.trim() === '' ? undefined : ledgerText.searched,
    office === null ? undefined : unitName(profile, office),
    status === null ? undefined : codes.status[status],
    form === null ? undefined : codes.form[form],
    delivery === null ? undefined : deliveryWords[delivery],
    near === null ? undefined : ledgerText.nearOptions[near],
    flag === null ? undefined : ledgerText.flagOptions[flag],
  ].filter((part) => part !== undefined);
  return named.length === 0 ? ledgerText.everything : ledgerText.filtered(named);
}
