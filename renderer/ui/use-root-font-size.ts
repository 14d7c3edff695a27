import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-size'] });
  return () => observer.disconnect();
}

function read(): number {
  const pixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Number.isFinite(pixels) && pixels > 0 ? pixels : 16;
}

/** The root font size in CSS pixels, followed when the reader changes the type size (`data-size` on `<html>`). */
export function useRootFontSize(): number {
  return useSyncExternalStore(subscribe, read);
}
