export declare function buildDeb(what: {
  readonly packed: string;
  readonly arch: 'amd64' | 'arm64';
  readonly out: string;
}): Promise<string>;
