import './record-rows.css';
import type { RecordTable } from './reception-ledger.ts';

/** Numbers and names stay on one line; the words of a matter may take several. */
const LONG = 26;

/** A list of records as it is shown; the same rows are printed and taken out. */
export function RecordRows({ table, empty }: { readonly table: RecordTable; readonly empty: string }) {
  const rows = table.rows(true);
  if (rows.length === 0) return <p>{empty}</p>;
  return (
    <table className="record-rows">
      <thead>
        <tr>
          {table.columns.map(({ header }) => (
            <th key={header} scope="col">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells }, line) => (
          <tr key={`${line} ${cells.join(' ')}`}>
            {cells.map((cell, i) => (
              <td key={table.columns[i]?.header} data-long={cell.length > LONG ? '' : undefined}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
