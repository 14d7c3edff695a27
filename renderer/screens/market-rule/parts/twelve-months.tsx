import { weekday } from '#shared/domain/calendar/plain-date.ts';
import {
  firstMarketDays,
  marketDayChoices,
  type MarketCount,
  type MarketDayChoice,
  type MarketReception,
} from '#shared/domain/reception/market/first-market-day.ts';
import { marketDays } from '#shared/domain/reception/market/market-day.ts';
import type { PlainDate } from '#shared/model/plain-date.ts';
import { lunarDayOf, lunarText } from '#shared/documents/lunar-text.ts';
import { useCalendar } from '#renderer/session/session.ts';
import { marketWords, monthName, shortDay } from '#renderer/text/market-words.ts';
import { Tag } from '#renderer/ui/tag.tsx';

/** The next twelve months at once, lunar days beside the solar ones (R004-31). */
export function TwelveMonths({ market, today }: { readonly market: MarketCount; readonly today: PlainDate }) {
  const months = firstMarketDays(market, useCalendar(), today, 12);
  const { columns } = marketWords;
  return (
    <table className="market-months">
      <thead>
        <tr>
          <th scope="col">{columns.month}</th>
          <th scope="col">{columns.first}</th>
          <th scope="col">{columns.all}</th>
        </tr>
      </thead>
      <tbody>
        {months.map((reception) => (
          <Month key={reception.month.first} market={market} reception={reception} />
        ))}
      </tbody>
    </table>
  );
}

function Month({ market, reception }: { readonly market: MarketCount; readonly reception: MarketReception }) {
  const calendar = useCalendar();
  const { month, day, status } = reception;
  if (day === null || status === null) {
    return (
      <tr>
        <th scope="row">{monthName(month)}</th>
        <td colSpan={2} className="market-soft">
          {marketWords.noMarket}
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">{monthName(month)}</th>
      <td>
        <div className="market-first">
          <strong>{shortDay(day)}</strong>
          <span>{marketWords.weekday(weekday(day))}</span>
          <span className="market-soft">{lunarText(day)}</span>
          {!status.work && <Tag tone="due-soon">{marketWords.rests(status.name)}</Tag>}
          {status.source !== 'statutory' && <Tag tone="provisional" />}
        </div>
        {!status.work && (
          <div className="market-choice">
            {marketWords.choices(marketDayChoices(market, calendar, month, day).flatMap(choiceWords))}
          </div>
        )}
      </td>
      <td>
        {market.pattern.type === 'every-day' ? (
          <span className="market-soft">{marketWords.everyDay}</span>
        ) : (
          <ul className="market-days">
            {marketDays(market.pattern, month.first, month.last).map((each) => (
              <li key={each} data-first={each === day ? '' : undefined}>
                <span>{dayWords(each, market.monthBasis)}</span>
                <span className="market-lunar">{lunarDayOf(each)}</span>
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

/** A lunar month lies in two Gregorian ones, so the number alone would not do there. */
const dayWords = (day: PlainDate, basis: MarketCount['monthBasis']): string =>
  basis === 'lunar' ? `${Number(day.slice(5, 7))}.${Number(day.slice(8))}` : String(Number(day.slice(8)));

function choiceWords(choice: MarketDayChoice): readonly string[] {
  switch (choice.kind) {
    case 'keep':
      return [marketWords.keep];
    case 'next-market-day':
      return choice.day === null ? [] : [marketWords.nextMarket(shortDay(choice.day), choice.status?.work === false)];
    case 'work-day':
      return [marketWords.workDay(shortDay(choice.day))];
  }
}
