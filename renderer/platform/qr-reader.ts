/** Reads a QR code from a picture or a running video; `null` while there is none in it. */
export type QrReader = (source: HTMLVideoElement) => Promise<string | null>;

/** Not in TypeScript's DOM yet. */
type Detector = { readonly detect: (source: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]> };
type DetectorClass = {
  new (options: { readonly formats: readonly string[] }): Detector;
  readonly getSupportedFormats: () => Promise<readonly string[]>;
};

/**
 * The browser's own reader, where it has one that knows QR codes; `null` elsewhere (Chromium on Linux and Windows mostly has
 * none, and people type).
 */
export async function openQrReader(): Promise<QrReader | null> {
  // Absent where the browser has none.
  const { BarcodeDetector } = globalThis as { readonly BarcodeDetector?: DetectorClass };
  if (BarcodeDetector === undefined) return null;
  const formats = await BarcodeDetector.getSupportedFormats().catch((): readonly string[] => []);
  if (!formats.includes('qr_code')) return null;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (source) => {
    const found = await detector.detect(source).catch(() => []);
    return found[0]?.rawValue ?? null;
  };
}
