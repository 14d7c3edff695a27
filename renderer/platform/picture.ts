/** Pictures made smaller, in the browser's own decoder; what it cannot decode has none. Re-encoding drops EXIF (C10). */

export type Bytes = Uint8Array<ArrayBuffer>;

/** Longer edge of the small picture in a list, in pixels. */
const THUMB_EDGE = 160;
/** Longer edge of a picture made smaller on request: a page of A4 stays legible (about 200 dpi). */
const PAGE_EDGE = 2400;

/** A small picture for lists; `null` when this is no picture the browser knows. */
export const thumbOf = (picture: Blob): Promise<Bytes | null> => drawn(picture, THUMB_EDGE, 0.7);

/** The picture with at most `PAGE_EDGE` pixels along its longer edge (AT-09); `null` when it cannot be drawn or gains nothing. */
export async function shrunk(picture: Blob): Promise<Blob | null> {
  const bytes = await drawn(picture, PAGE_EDGE, 0.82);
  return bytes === null || bytes.length >= picture.size ? null : new Blob([bytes], { type: 'image/jpeg' });
}

/** What a running video shows now, as a JPEG; `null` before its first picture. */
export async function photographed(video: HTMLVideoElement): Promise<Blob | null> {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return null;
  return encoded(video, videoWidth, videoHeight, 0.9);
}

async function drawn(picture: Blob, edge: number, quality: number): Promise<Bytes | null> {
  try {
    const bitmap = await createImageBitmap(picture);
    const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
    const [width, height] = [bitmap.width, bitmap.height].map((side) => Math.max(1, Math.round(side * scale)));
    const blob = await encoded(bitmap, width ?? 1, height ?? 1, quality);
    bitmap.close();
    return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  }
}

function encoded(source: CanvasImageSource, width: number, height: number, quality: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return Promise.resolve(null);
  // A drawing without a ground would become black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(source, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
