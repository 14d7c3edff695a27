export function bundleElectron(options?: {
  readonly outDir?: string;
  readonly write?: boolean;
  readonly publisherKey?: string | null;
}): Promise<{ readonly main: string | undefined; readonly preload: string | undefined }>;
