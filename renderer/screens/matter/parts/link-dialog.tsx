import { useMemo, useState } from 'react';
import type { LinkRelation } from '#shared/model/codes.ts';
import type { MatterView } from '#shared/model/matter.ts';
import { useSearchLook } from '#renderer/session/looks.ts';
import { unitName, useSession } from '#renderer/session/session.ts';
import { codes, optionsOf } from '#renderer/text/codes.ts';
import { actionFields } from '#renderer/text/fields.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { listText } from '#renderer/text/screens.ts';
import { Field } from '#renderer/ui/field.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { linkMatters } from '#renderer/usecases/link-matters.ts';
import { createMatterSearch } from '#renderer/usecases/search-matters.ts';
import { useAct } from '../use-act.ts';
import { ActDialog } from './act-dialog.tsx';

const SHOWN = 6;

/** Finds another registration by any number or name and records what a person says about the two (RX-03, C33). */
export function LinkDialog({ view, onClose }: { readonly view: MatterView; readonly onClose: () => void }) {
  const { store, deps, profile } = useSession();
  const { problem, busy, run } = useAct(view);
  const [query, setQuery] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const [relation, setRelation] = useState<LinkRelation>('same-matter');
  const [reason, setReason] = useState('');
  const search = useMemo(() => createMatterSearch({ pinyin: null, pause: () => Promise.resolve() }), []);
  const found = useMemo(() => {
    if (query.trim() === '') return [];
    const test = search.matcher(query);
    return store.index.list({ matches: (row) => row.id !== view.id && test(row) }, SHOWN);
  }, [store, search, query, view.id]);
  useSearchLook('link', query, found.length);
  const chosen = found.some((row) => row.id === to) ? to : null;

  const save = async (): Promise<void> => {
    if (chosen === null) return;
    if (await run(() => linkMatters(deps, { from: view.id, to: chosen, relation, reason }))) onClose();
  };
  return (
    <ActDialog
      wide
      title={matterText.link}
      ready={!busy && chosen !== null}
      problem={problem}
      onConfirm={() => void save()}
      onClose={onClose}
    >
      <Field label={matterText.linkSearch}>
        <TextInput type="search" placeholder={matterText.linkSearchHint} value={query} onChange={setQuery} />
      </Field>
      <div className="link-results" role="radiogroup" aria-label={matterText.linkSearch}>
        {query.trim() !== '' && found.length === 0 && <p className="matter-soft">{listText.notFound}</p>}
        {found.map((row) => (
          <label key={row.id} className="link-result">
            <input type="radio" name="link-to" checked={row.id === chosen} onChange={() => setTo(row.id)} />
            <span>
              <strong>{row.officialNo ?? row.slipNo}</strong> {row.anonymous ? listText.anonymous : row.name}{' '}
              <span className="matter-soft">
                {row.receivedOn} {codes.form[row.form]} {unitName(profile, row.office)} {row.summary}
              </span>
            </span>
          </label>
        ))}
      </div>
      <Field label={matterText.relation} group>
        <RadioGroup options={optionsOf('linkRelation')} value={relation} onChange={setRelation} />
      </Field>
      <Field label={actionFields.reason.label}>
        <TextInput maxLength={500} value={reason} onChange={setReason} />
      </Field>
    </ActDialog>
  );
}
