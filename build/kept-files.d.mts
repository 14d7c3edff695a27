export function keptFiles(folder: string): Promise<readonly string[]>;
