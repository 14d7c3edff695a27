import { encode } from 'uqr';

type Props = { readonly payload: string; readonly label: string };

/**
 * A QR code as one SVG path. Built as elements from the matrix, never as markup: the content security policy allows no
 * `innerHTML`. Error level M: a folded slip still reads.
 */
export function QrCode({ payload, label }: Props) {
  const { size, data } = encode(payload, { ecc: 'M', border: 2 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg className="doc-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={dark.join('')} fill="#000" />
    </svg>
  );
}
