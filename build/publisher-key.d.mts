export function readPublisherKey(file?: string): string | null;
export function definePublisher(publisherKey: string | null): { readonly PUBLISHER_KEY: string };
