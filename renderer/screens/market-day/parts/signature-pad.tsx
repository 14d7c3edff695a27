import { useRef, type PointerEvent } from 'react';
import { marketDayWords as words } from '#renderer/text/market-day-words.ts';
import { Button } from '#renderer/ui/button.tsx';

type SignaturePadProps = {
  /** The signature as a picture on its way, after each stroke; `null` when it was wiped. */
  readonly onDrawn: (picture: Promise<Blob | null> | null) => void;
};

const WIDTH = 480;
const HEIGHT = 160;

/** 手写签名: pen, finger or mouse (R004-41 手写板). The picture is black on white, as on paper. */
export function SignaturePad({ onDrawn }: SignaturePadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const isDown = useRef(false);

  const pen = (): CanvasRenderingContext2D | null => canvas.current?.getContext('2d') ?? null;
  const at = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) * WIDTH) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
  };
  const down = (event: PointerEvent<HTMLCanvasElement>): void => {
    const context = pen();
    if (context === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    isDown.current = true;
    context.lineWidth = 3;
    context.lineCap = 'round';
    context.beginPath();
    context.moveTo(...at(event));
  };
  const move = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (!isDown.current) return;
    const context = pen();
    context?.lineTo(...at(event));
    context?.stroke();
  };
  const up = (): void => {
    if (!isDown.current) return;
    isDown.current = false;
    const drawn = canvas.current;
    if (drawn === null) return;
    const sheet = onWhite(drawn);
    onDrawn(new Promise((done) => sheet.toBlob(done, 'image/png')));
  };
  const wipe = (): void => {
    pen()?.clearRect(0, 0, WIDTH, HEIGHT);
    onDrawn(null);
  };

  return (
    <div className="market-day-pad">
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        aria-label={words.pad}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
      />
      <Button small onClick={wipe}>
        {words.wipe}
      </Button>
    </div>
  );
}

/** The strokes on white: a picture without a ground is black on black in many a viewer. */
function onWhite(drawn: HTMLCanvasElement): HTMLCanvasElement {
  const sheet = document.createElement('canvas');
  sheet.width = drawn.width;
  sheet.height = drawn.height;
  const context = sheet.getContext('2d');
  if (context !== null) {
    context.fillStyle = 'white';
    context.fillRect(0, 0, sheet.width, sheet.height);
    context.drawImage(drawn, 0, 0);
  }
  return sheet;
}
