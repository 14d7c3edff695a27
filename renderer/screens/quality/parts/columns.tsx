import { qualityWords as words, type FigureName } from '#renderer/text/quality-words.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { Tag } from '#renderer/ui/tag.tsx';
import type { UnitQuality } from '#renderer/usecases/handling-quality.ts';
import { FIGURES, figureText, isRate, type QualityLine, type QualityList } from '../quality-tables.ts';

/** A unit and its figures; the figure whose matters are listed stands out. A click on another one lists its matters. */
export function unitColumns(
  chosen: FigureName,
  unitText: (code: string | null) => string,
  choose: (unit: string | null, figure: FigureName) => void,
): readonly Column<UnitQuality>[] {
  return [
    { id: 'unit', header: words.unit, width: 9.5, cell: ({ unit }) => unitText(unit) },
    ...FIGURES.map(
      (figure): Column<UnitQuality> => ({
        id: figure,
        header: words.figures[figure],
        width: widthOf(figure),
        cell: (quality) => (
          <button
            type="button"
            className="quality-figure"
            // The arrow keys of the table reach every figure.
            tabIndex={-1}
            data-chosen={figure === chosen ? '' : undefined}
            onClick={() => choose(quality.unit, figure)}
          >
            {figureText(quality, figure)}
          </button>
        ),
      }),
    ),
  ];
}

/** In rem; `undefined` shares what is left. A number alone is narrow, a long name is not cut. */
function widthOf(figure: FigureName): number | undefined {
  if (!isRate(figure)) return 5;
  return figure === 'unit-satisfied' || figure === 'office-satisfied' ? 10.5 : undefined;
}

/** The columns of the matters behind a figure; the last one says how it stands. */
export function lineColumns(columns: QualityList['columns']): readonly Column<QualityLine>[] {
  return columns.map(({ id, header, width }, i) => ({
    id,
    header,
    width: id === 'summary' ? undefined : width,
    cell: ({ cells, missed }) =>
      id === 'state' && missed ? <Tag tone="overdue">{cells[i]}</Tag> : <span title={cells[i]}>{cells[i]}</span>,
  }));
}
