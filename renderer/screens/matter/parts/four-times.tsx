import type { MatterView } from '#shared/model/matter.ts';
import type { Instant } from '#shared/model/plain-date.ts';
import { dateText, dateTimeText } from '#shared/documents/date-text.ts';
import { registrationFields } from '#renderer/text/fields.ts';
import { matterText } from '#renderer/text/matter-words.ts';
import { detailText, listText } from '#renderer/text/screens.ts';
import { timeLineText } from '#renderer/text/time-line.ts';
import { KeyValueList } from '#renderer/ui/key-value-list.tsx';
import { Panel } from '#renderer/ui/panel.tsx';

/** Both numbers and the query code (RX-02), and the four times kept apart (RX-01). */
export function FourTimes({
  view,
  officialNo,
}: {
  readonly view: MatterView;
  readonly officialNo: string | undefined;
}) {
  const { registration, history } = view;
  const first = history[0];
  const time = (instant: Instant | undefined, otherwise: string) =>
    instant === undefined ? <span className="matter-soft">{otherwise}</span> : dateTimeText(instant);
  return (
    <Panel title={matterText.times}>
      <KeyValueList
        items={[
          { label: detailText.numbers.officialNo, value: officialNo ?? listText.noOfficialNo },
          ...(view.formerNo === undefined ? [] : [{ label: detailText.numbers.formerNo, value: view.formerNo }]),
          { label: detailText.numbers.slipNo, value: view.slipNo },
          { label: detailText.numbers.queryCode, value: <span className="matter-code">{view.queryCode}</span> },
          { label: matterText.occurred, value: dateTimeText(registration.occurredAt) },
          { label: matterText.learned, value: time(registration.learnedAt, matterText.learnedSame) },
          { label: matterText.recorded, value: time(first?.recordedAt, '') },
          { label: matterText.arrived, value: time(first?.arrivedAt, timeLineText.notArrived) },
          { label: registrationFields.receivedOn.label, value: dateText(registration.receivedOn) },
        ]}
      />
      <p className="matter-soft">{matterText.clockNote}</p>
    </Panel>
  );
}
