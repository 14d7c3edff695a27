import { dateText } from '#shared/documents/date-text.ts';
import type { CountySettings } from '#shared/domain/settings/county-settings.ts';
import { subjectCode, type SettingSubject } from '#shared/domain/settings/subjects.ts';
import type { SettingEntry } from '#shared/model/county-setting.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import {
  isToBeChecked,
  settingHint,
  settingName,
  settingSource,
  settingsWords as words,
  settingValue,
  usualValue,
  valueOn,
} from '#renderer/text/settings-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Tag } from '#renderer/ui/tag.tsx';

export type SettingTableProps = {
  readonly label: string;
  readonly subjects: readonly SettingSubject[];
  readonly settings: CountySettings;
  readonly entries: readonly SettingEntry[];
  readonly today: PlainDate;
  readonly nameOf: (unit: string) => string;
  readonly onChange: (subject: SettingSubject) => void;
};

/** Each value with the product's own, where that comes from, and whether somebody has read the source. */
export function SettingTable({ label, subjects, settings, entries, today, nameOf, onChange }: SettingTableProps) {
  return (
    <table className="settings-table" aria-label={label}>
      <thead>
        <tr>
          {Object.values(words.columns).map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          <th aria-label={words.change} />
        </tr>
      </thead>
      <tbody>
        {subjects.map((subject) => {
          const code = subjectCode(subject);
          const own = entries.filter(({ setting }) => subjectCode(setting) === code);
          const coming = newestOf(own.filter(({ setting }) => setting.from > today));
          const now = valueOn(subject, settings, today, nameOf);
          const { basis, mark } = settingSource(subject);
          const inForce = newestOf(own.filter(({ setting }) => setting.from <= today));
          const isSettled = inForce?.setting.checked !== undefined && isToBeChecked(subject);
          return (
            <tr key={code}>
              <th scope="row" title={settingHint(subject)}>
                {settingName(subject)}
                <div className="settings-soft">{settingHint(subject)}</div>
              </th>
              <td className="settings-value">
                <strong>{now}</strong>
                {coming !== undefined && (
                  <div className="settings-soft">
                    {words.next(dateText(coming.setting.from), settingValue(coming.setting, nameOf))}
                  </div>
                )}
              </td>
              <td className="settings-value settings-soft">{usualValue(subject, today, nameOf)}</td>
              <td>
                {basis}
                {!isSettled && <div className="settings-soft">{mark}</div>}
              </td>
              <td>
                <Checked entry={inForce} subject={subject} />
              </td>
              <td className="settings-act">
                <Button small aria-label={words.changeOf(settingName(subject))} onClick={() => onChange(subject)}>
                  {words.change}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Who has read the source for the value in force. */
function Checked({ entry, subject }: { readonly entry: SettingEntry | undefined; readonly subject: SettingSubject }) {
  const checked = entry?.setting.checked;
  if (checked !== undefined) return <>{words.checkedLine(checked.by, dateText(checked.on))}</>;
  return isToBeChecked(subject) ? <Tag tone="provisional">{words.unchecked}</Tag> : null;
}

/** The one in force last; of one day, the one entered last. */
const newestOf = (entries: readonly SettingEntry[]): SettingEntry | undefined =>
  [...entries].sort((a, b) => (a.setting.from < b.setting.from ? -1 : a.setting.from > b.setting.from ? 1 : 0)).at(-1);
