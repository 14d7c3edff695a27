import type { Field, Fields, PaperValues } from './paper.ts';

/**
 * Chinese names of required fields that are empty, to be told before printing (documents §7). A required column of a
 * list is named with its row: 「处理意见 第2项的依据」.
 * @param also keys of fields required under the present values
 */
export function missingFor(fields: Fields, values: PaperValues, also: readonly string[]): readonly string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const needed = field.required === true || also.includes(key);
    if (isEmpty(values[key])) return needed ? [field.label] : [];
    return field.kind === 'rows' ? missingCells(field, values[key]) : [];
  });
}

function missingCells(field: Extract<Field, { kind: 'rows' }>, rows: PaperValues[string]): readonly string[] {
  if (rows === undefined || typeof rows === 'string') return [];
  return rows.flatMap((row, i) =>
    Object.entries(field.columns).flatMap(([key, column]) =>
      typeof row !== 'string' && column.required === true && isEmpty(row[key])
        ? [`${field.label}第${i + 1}项的${column.label}`]
        : [],
    ),
  );
}

const isEmpty = (value: PaperValues[string]): boolean =>
  value === undefined || (typeof value === 'string' ? value.trim() === '' : value.length === 0);
