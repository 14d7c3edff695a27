import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import type { CountyProfile } from '#shared/model/county.ts';
import { optionsOf } from '#renderer/text/codes.ts';
import { deliveryWords, ledgerText } from '#renderer/text/ledger-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { NO_FILTERS, useLedgerState } from '#renderer/state/ledger.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';

export type FilterBarProps = {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly count: string;
  readonly profile: CountyProfile;
  /** Only a county device has matters of several offices. */
  readonly offices: boolean;
  /** What is done with the list as a whole. */
  readonly actions: ReactNode;
  readonly onSearchKey: (event: KeyboardEvent<HTMLInputElement>) => void;
};

/** The search box and the filters above the register. */
export function FilterBar({ searchRef, count, profile, offices, actions, onSearchKey }: FilterBarProps) {
  const { filters, change } = useLedgerState();
  const isFiltered = Object.entries(filters).some(([key, value]) => (key === 'query' ? value !== '' : value !== null));
  return (
    <Toolbar
      label={listText.searchLabel}
      end={
        <>
          <span className="ledger-count" role="status">
            {count}
          </span>
          {isFiltered && (
            <Button small onClick={() => change(NO_FILTERS)}>
              {listText.clear}
            </Button>
          )}
          {actions}
        </>
      }
    >
      <div className="ledger-search">
        <TextInput
          ref={searchRef}
          type="search"
          autoFocus
          aria-label={listText.searchLabel}
          aria-keyshortcuts="Control+K /"
          placeholder={ledgerText.searchHint}
          value={filters.query}
          onChange={(query) => change({ query })}
          onKeyDown={onSearchKey}
        />
        {filters.query === '' && <kbd aria-hidden="true">Ctrl+K</kbd>}
      </div>
      {offices && (
        <Select
          aria-label={listText.filters.office}
          placeholder={listText.filters.office}
          options={profile.units
            .filter((unit) => unit.level !== 'county-section')
            .map((unit) => ({ value: unit.code, label: unit.shortName }))}
          value={filters.office}
          onChange={(office) => change({ office })}
        />
      )}
      <Select
        aria-label={listText.filters.status}
        placeholder={listText.filters.status}
        options={optionsOf('status')}
        value={filters.status}
        onChange={(status) => change({ status })}
      />
      <Select
        aria-label={listText.filters.form}
        placeholder={listText.columns.form}
        options={optionsOf('form')}
        value={filters.form}
        onChange={(form) => change({ form })}
      />
      <Select
        aria-label={ledgerText.delivery}
        placeholder={ledgerText.delivery}
        options={DELIVERIES}
        value={filters.delivery}
        onChange={(delivery) => change({ delivery })}
      />
      <Select
        aria-label={ledgerText.near}
        placeholder={ledgerText.near}
        options={NEAR}
        value={filters.near}
        onChange={(near) => change({ near })}
      />
      <Select
        aria-label={ledgerText.flags}
        placeholder={ledgerText.flags}
        options={FLAGS}
        value={filters.flag}
        onChange={(flag) => change({ flag })}
      />
    </Toolbar>
  );
}

const DELIVERIES = (['pending', 'receipted', 'confirmed', 'refused'] as const).map((value) => ({
  value,
  label: deliveryWords[value],
}));
const NEAR = (['soon', 'today', 'overdue'] as const).map((value) => ({ value, label: ledgerText.nearOptions[value] }));
const FLAGS = (['doubtful', 'conflicts'] as const).map((value) => ({ value, label: ledgerText.flagOptions[value] }));
