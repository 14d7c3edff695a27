import type { ReactNode } from 'react';
import { repeatCount } from '#shared/domain/matching/repeat-count.ts';
import { unitName, useCalendar, useSession, useSettings } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { rowClockText } from '#renderer/text/clock-words.ts';
import { daysLeftText, dayWithWeekday, deadlineText, noDateWords } from '#renderer/text/deadline-words.ts';
import { deliveryWords, ledgerText } from '#renderer/text/ledger-words.ts';
import { nameInList } from '#renderer/text/petitioner-name.ts';
import { listText, detailText, conflictText } from '#renderer/text/screens.ts';
import { timeLineText } from '#renderer/text/time-line.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { MatterGroups } from '#renderer/usecases/matter-groups.ts';
import { nextDate } from '#renderer/usecases/next-date.ts';
import type { MatterListRow } from '#renderer/usecases/search-matters.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';

export type WhereaboutsProps = {
  readonly row: MatterListRow | undefined;
  readonly groups: MatterGroups;
  readonly today: PlainDate;
  readonly onOpen: (id: string) => void;
};

/** 去向卡 (R004-52): who has it now, which step, the next date. Answered from memory, so it is there at once. */
export function Whereabouts({ row, groups, today, onOpen }: WhereaboutsProps) {
  const { profile } = useSession();
  const calendar = useCalendar();
  const settings = useSettings();
  if (row === undefined) {
    return (
      <Panel title={listText.whereabouts.title}>
        <p className="ledger-soft">{ledgerText.pickRow}</p>
      </Panel>
    );
  }
  const group = groups.groupOf(row.id);
  const date = nextDate(row, group, today, calendar, settings);
  const open = date.kind !== 'none' || (date.why !== 'done' && date.why !== 'void');
  const due: ReactNode =
    date.kind === 'none' ? (
      noDateWords[date.why]
    ) : (
      <>
        <strong className="whereabouts-date">{dayWithWeekday(date.clock.due)}</strong>{' '}
        <Tag tone={date.light}>{daysLeftText(date.daysLeft)}</Tag>
        <div className="ledger-soft">{rowClockText(date.clock)}</div>
        {date.from !== undefined && <div className="ledger-soft">{deadlineText.fromMain}</div>}
      </>
    );
  return (
    <Panel
      title={listText.whereabouts.title}
      actions={
        <Button small kind="primary" hotkey={ledgerText.openKey} onClick={() => onOpen(row.id)}>
          {ledgerText.open}
        </Button>
      }
    >
      <p className="whereabouts-name">{nameInList(row)}</p>
      <KeyValueList
        items={[
          {
            label: listText.whereabouts.holder,
            value: <strong>{open ? unitName(profile, row.dutyUnit) : ledgerText.nobody}</strong>,
          },
          {
            label: listText.whereabouts.step,
            value: (
              <>
                {codes.status[row.status]}
                {row.timeDoubtful && <Tag tone="provisional">{timeLineText.timeDoubtful}</Tag>}
                {row.conflicts > 0 && row.status !== 'void' && <Tag tone="due-soon">{conflictText.title}</Tag>}
              </>
            ),
          },
          { label: listText.whereabouts.due, value: due },
          {
            label: ledgerText.delivery,
            value: (
              <>
                {deliveryWords[row.delivery]}
                <div className="ledger-soft">{ledgerText.deliveryHint[row.delivery]}</div>
              </>
            ),
          },
          ...(group === null
            ? []
            : [
                {
                  label: listText.whereabouts.sameMatter,
                  value: `${ledgerText.repeat(repeatCount(group, row.id))}，${ledgerText.sameMatter(group.members.length)}`,
                },
              ]),
          { label: detailText.numbers.officialNo, value: row.officialNo ?? listText.noOfficialNo },
          ...(row.formerNo === undefined ? [] : [{ label: detailText.numbers.formerNo, value: row.formerNo }]),
          ...(row.ledgerNo === undefined ? [] : [{ label: ledgerText.ledgerNo, value: row.ledgerNo }]),
          { label: detailText.numbers.slipNo, value: row.slipNo },
          { label: detailText.numbers.queryCode, value: <span className="ledger-code">{row.queryCode}</span> },
          { label: listText.columns.office, value: unitName(profile, row.office) },
        ]}
      />
      <p className="whereabouts-summary">{row.summary}</p>
    </Panel>
  );
}
