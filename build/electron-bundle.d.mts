export function bundleElectron(options?: {
  readonly outDir?: string;
  readonly write?: boolean;
}): Promise<{ readonly main: string | undefined; readonly preload: string | undefined }>;
