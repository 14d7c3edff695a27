import './settings.css';
import { useState } from 'react';
import { dateText } from '#shared/documents/date-text.ts';
import { countySettings } from '#shared/domain/settings/county-settings.ts';
import { subjectCode, type SettingSubject } from '#shared/domain/settings/subjects.ts';
import { ProblemNotice } from '#renderer/session/problem-notice.tsx';
import { officerName, unitName, useSession } from '#renderer/session/session.ts';
import { useCountyChange } from '#renderer/session/use-county-change.ts';
import { SETTING_GROUPS, settingName, settingsWords as words, settingValue } from '#renderer/text/settings-words.ts';
import type { SettingGroup } from '#renderer/text/settings-words.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { Tabs } from '#renderer/ui/tabs.tsx';
import type { SettingEntry } from '#shared/model/county-setting.ts';
import { instantToPlainDate } from '#shared/domain/calendar/plain-date.ts';
import { SettingDialog } from './parts/setting-dialog.tsx';
import { SettingTable } from './parts/setting-table.tsx';

const GROUPS = Object.keys(SETTING_GROUPS) as readonly SettingGroup[]; // the keys of the table

/** 办理参数: what the product remembers or assumes, where it comes from, and what the county set instead (ST-01 to ST-07). */
export function SettingsScreen() {
  const { deps } = useSession();
  const { profile, problem, saved, busy, forget, change } = useCountyChange();
  const [group, setGroup] = useState<SettingGroup>('supervision');
  const [asked, setAsked] = useState<SettingSubject | null>(null);
  const subjects = SETTING_GROUPS[group];
  const entries = profile.settingEntries ?? [];
  const own = new Set(subjects.map(subjectCode));
  const ask = (next: SettingSubject | null): void => {
    forget();
    setAsked(next);
  };
  return (
    <section className="settings" aria-label={words.title}>
      <header>
        <h1>{words.title}</h1>
        <p className="settings-soft">{words.intro}</p>
      </header>
      {asked === null && <ProblemNotice problem={problem} />}
      {saved && <Notice tone="info" title={words.saved} />}
      <Tabs
        label={words.title}
        tabs={GROUPS.map((value) => ({ value, label: words.groups[value] }))}
        value={group}
        onChange={(next) => {
          forget();
          setGroup(next);
        }}
      >
        <SettingTable
          label={words.groups[group]}
          subjects={subjects}
          settings={countySettings(profile.settingEntries)}
          entries={entries}
          today={deps.clock.today()}
          nameOf={(code) => unitName(profile, code)}
          onChange={ask}
        />
        <History
          entries={entries.filter(({ setting }) => own.has(subjectCode(setting)))}
          officer={(id) => officerName(profile, id)}
          nameOf={(code) => unitName(profile, code)}
        />
      </Tabs>
      {asked !== null && (
        <SettingDialog
          subject={asked}
          profile={profile}
          today={deps.clock.today()}
          busy={busy}
          problem={problem}
          onClose={() => ask(null)}
          onSave={(setting) =>
            void change({ kind: 'set', setting }).then((done) => (done ? setAsked(null) : undefined))
          }
        />
      )}
    </section>
  );
}

type HistoryProps = {
  readonly entries: readonly SettingEntry[];
  readonly officer: (id: string) => string;
  readonly nameOf: (unit: string) => string;
};

/** Every value the county has set, the newest first; none is ever taken away. */
function History({ entries, officer, nameOf }: HistoryProps) {
  return (
    <Panel title={words.history} level={3}>
      {entries.length === 0 ? (
        <p className="settings-soft">{words.noHistory}</p>
      ) : (
        <ul className="settings-history">
          {[...entries].reverse().map(({ setting, enteredBy, enteredAt }) => (
            <li key={`${subjectCode(setting)} ${enteredAt}`}>
              {words.line(settingName(setting), settingValue(setting, nameOf), dateText(setting.from))}
              <span className="settings-soft">
                {setting.reason}；{words.by(officer(enteredBy), dateText(instantToPlainDate(enteredAt)))}
                {setting.checked !== undefined &&
                  `；${words.checkedLine(setting.checked.by, dateText(setting.checked.on))}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
