import './market-rule.css';
import { useState } from 'react';
import { openUnits } from '#shared/domain/organisation/units.ts';
import { dateTimeText } from '#shared/documents/date-text.ts';
import { UnitCode } from '#shared/model/ids.ts';
import { MARKET_TYPES, type MarketRule } from '#shared/model/market-rule.ts';
import { officerName, useSession } from '#renderer/session/session.ts';
import { sessionProblemText } from '#renderer/session/session-problem.ts';
import { explainProblem } from '#renderer/text/problems.ts';
import { marketWords, patternText } from '#renderer/text/market-words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Field } from '#renderer/ui/field.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Panel } from '#renderer/ui/panel.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextInput } from '#renderer/ui/text-input.tsx';
import { useHotkeys } from '#renderer/ui/use-hotkeys.ts';
import { mayConfirmMarket } from '#shared/domain/reception/market/may-confirm.ts';
import { confirmMarketRule } from '#renderer/usecases/market-rules.ts';
import type { SessionProblem } from '#renderer/usecases/sessions.ts';
import { draftOf, isChanged, patternOf, type Draft } from './draft.ts';
import { DutyRule } from './parts/duty-rule.tsx';
import { options, PatternFields } from './parts/pattern-fields.tsx';
import { TwelveMonths } from './parts/twelve-months.tsx';
import { useMarketRules } from './use-market-rules.ts';

/** 规则编辑器: an office's market rule, and what it means for the next twelve months (R004-31). */
export function MarketRuleScreen() {
  const { identity, profile } = useSession();
  const offices = openUnits(profile.units).filter(({ level }) => level === 'township-office');
  const [office, setOffice] = useState(identity.countyBound ? (offices[0]?.code ?? '') : identity.office);
  const rules = useMarketRules();
  const rule = (rules === 'failed' ? null : rules?.find((each) => each.office === office)) ?? null;
  return (
    <div className="market">
      <header className="market-head">
        <h1>{marketWords.title}</h1>
        <p>{marketWords.intro}</p>
      </header>
      {rules === 'failed' && <Notice tone="warning" title={explainProblem('failed').title} />}
      {rules !== null && rules !== 'failed' && (
        <Editor
          key={`${office} ${rule?.confirmed.at ?? ''}`}
          rule={rule}
          office={office}
          offices={identity.countyBound ? offices : offices.filter(({ code }) => code === office)}
          onOffice={setOffice}
        />
      )}
      {identity.countyBound && <DutyRule />}
    </div>
  );
}

type EditorProps = {
  readonly rule: MarketRule | null;
  readonly office: string;
  readonly offices: readonly { readonly code: string; readonly shortName: string }[];
  readonly onOffice: (office: string) => void;
};

function Editor({ rule, office, offices, onOffice }: EditorProps) {
  const { deps, acting, profile, audit } = useSession();
  const [draft, setDraft] = useState<Draft>(() => draftOf(rule));
  const [strict, setStrict] = useState(false);
  const [problem, setProblem] = useState<SessionProblem | null>(null);
  const change = (part: Partial<Draft>): void => setDraft((old) => ({ ...old, ...part }));
  const pattern = patternOf(draft);
  const mine = acting !== null && mayConfirmMarket(acting, office);
  const today = deps.clock.today();

  const save = async (): Promise<void> => {
    setStrict(true);
    const code = UnitCode.safeParse(office);
    if (acting === null || !mine || pattern === null || draft.name.trim() === '' || !code.success) return;
    const { monthBasis } = draft;
    const saved = await confirmMarketRule(deps, {
      office: code.data,
      name: draft.name.trim(),
      pattern,
      monthBasis,
    });
    audit.note({ kind: 'settings', what: 'market-rule', result: saved.ok ? 'done' : 'refused' });
    setProblem(saved.ok ? null : saved.error);
  };
  const stateWords = (): string => {
    if (!mine) return marketWords.notYours;
    if (isChanged(draft, rule)) return marketWords.unsaved;
    if (rule === null) return marketWords.notConfirmed;
    return marketWords.confirmed(officerName(profile, rule.confirmed.by), dateTimeText(rule.confirmed.at));
  };
  useHotkeys({ 'Ctrl+S': () => void save() });

  return (
    <form
      className="market-body"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Panel title={marketWords.rule} note={pattern === null ? undefined : patternText(pattern)}>
        <div className="market-fields">
          <Field label={marketWords.office}>
            <Select
              options={offices.map(({ code, shortName }) => ({ value: code, label: shortName }))}
              value={office}
              onChange={(next) => next !== null && onOffice(next)}
            />
          </Field>
          <Field
            label={marketWords.name}
            required
            error={strict && draft.name.trim() === '' ? marketWords.missing.name : undefined}
          >
            <TextInput value={draft.name} onChange={(name) => change({ name })} maxLength={40} />
          </Field>
          <Field label={marketWords.type} required>
            <Select
              options={MARKET_TYPES.map((value) => ({ value, label: marketWords.types[value] }))}
              value={draft.type}
              onChange={(type) => type !== null && change({ type })}
            />
          </Field>
          <PatternFields draft={draft} onChange={change} today={today} strict={strict} />
          <Field label={marketWords.monthBasis} hint={marketWords.monthBasisHint} group>
            <RadioGroup
              options={options(marketWords.monthBases)}
              value={draft.monthBasis}
              onChange={(monthBasis) => change({ monthBasis })}
            />
          </Field>
          {problem !== null && <Notice tone="warning" title={sessionProblemText(problem, profile)} />}
          <Button kind="primary" type="submit" hotkey="Ctrl+S" disabled={!mine}>
            {marketWords.confirm}
          </Button>
          <p className="market-state" role="status">
            {stateWords()}
          </p>
        </div>
      </Panel>
      <Panel title={marketWords.twelve} flush>
        {pattern === null ? (
          <p className="market-empty">{marketWords.incomplete}</p>
        ) : (
          <TwelveMonths market={{ pattern, monthBasis: draft.monthBasis }} today={today} />
        )}
      </Panel>
    </form>
  );
}
