export function bundleServer(options?: {
  readonly outDir?: string;
  readonly publisherKey?: string | null;
}): Promise<void>;
