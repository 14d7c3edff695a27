import { useState } from 'react';
import { useLocation } from 'wouter';
import type { MatterView } from '#shared/model/matter.ts';
import { countyCalendar } from '#shared/domain/calendar/county-calendar.ts';
import { earlierEnd } from '#shared/domain/workflow/earlier-end.ts';
import { dateText } from '#shared/documents/date-text.ts';
import { decidedWith } from '#shared/domain/matching/matter-links.ts';
import { repeatCount } from '#shared/domain/matching/repeat-count.ts';
import { unitName, useListRead, useSession } from '#renderer/session/session.ts';
import { codes } from '#renderer/text/codes.ts';
import { actionFields } from '#renderer/text/fields.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { unlinkMatters } from '#renderer/usecases/link-matters.ts';
import { readGroups } from '#renderer/usecases/matter-groups.ts';
import { mainOfDuplicate } from '#renderer/usecases/notice-date.ts';
import { useMatter } from '../use-matter.ts';
import { useAct } from '../use-act.ts';
import { ActDialog } from './act-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';

/** The registrations that people confirmed to be this matter, with the repeat count; and how to take a link back (RX-03). */
export function LinksPanel({ view }: { readonly view: MatterView }) {
  const { store, profile } = useSession();
  const [, navigate] = useLocation();
  // Whom it belongs with is known only when every registration is.
  const isRead = useListRead();
  const [linking, setLinking] = useState(false);
  const [leaving, setLeaving] = useState<string | null>(null);
  const { links, groupOf } = readGroups(store);
  const group = groupOf(view.id);
  const direct = new Set(
    links
      .filter((link) => link.relation === 'same-matter' && (link.from === view.id || link.to === view.id))
      .map((link) => (link.from === view.id ? link.to : link.from)),
  );
  const inGroup = new Set(group?.members.map((member) => member.id));
  const told = [...decidedWith(view.id, links)].filter(([id]) => !inGroup.has(id) && !direct.has(id));

  return (
    <Panel
      title={matterText.linked}
      note={group === null || !isRead ? undefined : matterText.repeatCount(repeatCount(group, view.id))}
      actions={
        <Button small onClick={() => setLinking(true)}>
          {matterText.link}
        </Button>
      }
    >
      {!isRead && <p className="matter-soft">{listText.reading}</p>}
      {isRead && group === null && told.length === 0 && <p className="matter-soft">{matterText.noLinks}</p>}
      {group !== null && group.contradictions.length > 0 && (
        <p className="matter-warning">{matterText.contradiction}</p>
      )}
      <ul className="matter-links">
        {group?.members.map((member) => {
          const row = store.index.get(member.id);
          if (row === undefined) return null;
          return (
            <li key={member.id} aria-current={member.id === view.id ? 'true' : undefined}>
              <span className="matter-link-words">
                <strong>{row.officialNo ?? row.slipNo}</strong>{' '}
                {member.id === group.mainId && <span className="tag">{matterText.main}</span>}
                {mainOfDuplicate(member.id, group) !== undefined && (
                  <span className="tag">{matterText.duplicateOffice}</span>
                )}
                <span className="matter-soft">
                  {row.receivedOn} {codes.form[row.form]} {unitName(profile, row.office)}{' '}
                  {row.officialNo === undefined ? '' : `${listText.columns.slipNo} ${row.slipNo}`}
                </span>
                {member.id !== view.id &&
                  row.receivedOn <= view.registration.receivedOn &&
                  HAS_ENDED.has(row.status) && <EarlierEndNote id={member.id} />}
              </span>
              {member.id === view.id ? (
                <span className="matter-soft">{matterText.thisOne}</span>
              ) : (
                <>
                  {direct.has(member.id) && (
                    <Button small onClick={() => setLeaving(member.id)}>
                      {matterText.unlink}
                    </Button>
                  )}
                  <Button small onClick={() => navigate(`/matter/${member.id}`)}>
                    {matterText.openLinked}
                  </Button>
                </>
              )}
            </li>
          );
        })}
        {told.map(([id, relation]) => {
          const row = store.index.get(id);
          return row === undefined ? null : (
            <li key={id}>
              <span className="matter-link-words">
                {row.officialNo ?? row.slipNo}{' '}
                <span className="matter-soft">{matterText.toldApart(codes.linkRelation[relation])}</span>
              </span>
              <Button small onClick={() => setLeaving(id)}>
                {matterText.unlink}
              </Button>
              <Button small onClick={() => navigate(`/matter/${id}`)}>
                {matterText.openLinked}
              </Button>
            </li>
          );
        })}
      </ul>
      {linking && <LinkDialog view={view} onClose={() => setLinking(false)} />}
      {leaving !== null && <UnlinkDialog view={view} other={leaving} onClose={() => setLeaving(null)} />}
    </Panel>
  );
}

const HAS_ENDED: ReadonlySet<string> = new Set(['closed', 'archived', 'finalized']);

/** C18: what an earlier, ended registration of the same matter means for this one. Said, never decided. */
function EarlierEndNote({ id }: { readonly id: string }) {
  const { deps, profile } = useSession();
  const earlier = useMatter(id);
  if (earlier === undefined || earlier === null) return null;
  const end = earlierEnd(earlier, deps.clock.today(), countyCalendar(profile.calendarEntries));
  if (end === null) return null;
  return (
    <span className="matter-soft">
      {end.kind === 'reviewable' ? matterText.reviewable(dateText(end.until)) : matterText.unreviewed}
    </span>
  );
}

function UnlinkDialog(props: { readonly view: MatterView; readonly other: string; readonly onClose: () => void }) {
  const { view, other, onClose } = props;
  const { deps } = useSession();
  const { problem, busy, run } = useAct(view);
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    if (await run(() => unlinkMatters(deps, { id: view.id, other, reason: reason.trim() }))) onClose();
  };
  return (
    <ActDialog
      title={matterText.unlink}
      confirm={matterText.unlink}
      ready={!busy && reason.trim() !== ''}
      problem={problem}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <p>{matterText.unlinkAsk}</p>
      <Field label={actionFields.reason.label} required>
        <TextInput maxLength={500} value={reason} onChange={setReason} />
      </Field>
    </ActDialog>
  );
}
