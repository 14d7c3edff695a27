import { LINK_RELATIONS, type LinkRelation } from '#shared/model/codes.ts';
import { useOfferedLook } from '#renderer/session/looks.ts';
import { useSession, unitName } from '#renderer/session/session.ts';
import type { LinkForm } from '#renderer/state/register-form.ts';
import { codes } from '#renderer/text/codes.ts';
import { matchReason } from '#renderer/text/match-words.ts';
import { registerWords } from '#renderer/text/register-words.ts';
import { registrationText } from '#renderer/text/screens.ts';
import { Button } from '#renderer/ui/button.tsx';
import { candidateFinderOf, type FoundCandidate } from '#renderer/usecases/find-candidates.ts';
import { useFormParts } from '../form-context.ts';
import type { Candidates } from '../use-candidates.ts';

/** Earlier registrations like this one. The machine only offers; a person says which are the same matter (RX-03). */
export function CandidateList({ candidates }: { readonly candidates: Candidates }) {
  const { values, set, numbers } = useFormParts();
  const { store } = useSession();
  const decided = new Set(values.links.map(({ to }) => to));
  const open = candidates.found.filter(({ id }) => !decided.has(id));
  useOfferedLook(
    'candidates',
    open.map(({ id }) => id),
  );
  const same = values.links.some(({ relation }) => relation === 'same-matter');
  const count = same
    ? candidateFinderOf(store).repeatCount({ receivedOn: values.date, form: values.form }, values.links)
    : 1;

  const decide = (to: string, relation: LinkRelation): void =>
    set({ links: [...values.links.filter((link) => link.to !== to), { to, relation }] });
  const undo = (to: string): void => set({ links: values.links.filter((link) => link.to !== to) });

  return (
    <div className="register-candidates">
      {same && (
        <p className="register-repeat" role="status">
          {registrationText.candidates.repeatCount(count)}
          {count >= numbers.repeats && <span className="field-hint">{registerWords.repeated(numbers.repeats)}</span>}
        </p>
      )}
      {values.links.map((link) => (
        <Decided key={link.to} link={link} onUndo={() => undo(link.to)} />
      ))}
      {open.length === 0 && values.links.length === 0 && <p className="register-quiet">{emptyWords(candidates)}</p>}
      {open.map((candidate) => (
        <Candidate key={candidate.id} candidate={candidate} onDecide={(relation) => decide(candidate.id, relation)} />
      ))}
      {open.length > 0 && <p className="field-hint">{registrationText.candidates.personDecides}</p>}
    </div>
  );
}

function emptyWords({ ready, asked }: Candidates): string {
  if (!asked) return registerWords.startTyping;
  return ready ? registrationText.candidates.none : registerWords.looking;
}

type CandidateProps = {
  readonly candidate: FoundCandidate;
  readonly onDecide: (relation: LinkRelation) => void;
};

function Candidate({ candidate, onDecide }: CandidateProps) {
  const { profile } = useSession();
  const { row, level, about, reasons } = candidate;
  const name = row.name === '' ? registerWords.noName : row.name;
  const { person, matter, because } = registrationText.candidates;
  return (
    <article className="register-candidate" data-level={level}>
      <h4>
        {name}
        <span>
          {row.receivedOn} {unitName(profile, row.office)}
        </span>
      </h4>
      <p className="register-candidate-summary">{row.summary}</p>
      <p className="field-hint">
        {about === 'matter' ? matter : person}（{registerWords.because[level]}）；{because(reasons.map(matchReason))}
      </p>
      <div className="register-actions">
        {LINK_RELATIONS.map((relation) => (
          <Button
            key={relation}
            small
            onClick={() => onDecide(relation)}
            aria-label={registerWords.of(registerWords.relations[relation], `${name} ${row.slipNo}`)}
          >
            {registerWords.relations[relation]}
          </Button>
        ))}
      </div>
    </article>
  );
}

function Decided({ link, onUndo }: { readonly link: LinkForm; readonly onUndo: () => void }) {
  const row = useSession().store.index.get(link.to);
  const name = row === undefined || row.name === '' ? registerWords.noName : row.name;
  return (
    <p className="register-decided">
      <span>
        {name} {row?.receivedOn} <b>{codes.linkRelation[link.relation]}</b>
      </span>
      <Button small onClick={onUndo} aria-label={registerWords.undoFor(name)}>
        {registrationText.candidates.undo}
      </Button>
    </p>
  );
}
