import { useCallback } from 'react';

type Element = HTMLImageElement | HTMLAudioElement;

/** A `ref` that lets a picture or a player show the blob, and forgets its address with the element. */
export const useBlobSource = (blob: Blob): ((element: Element | null) => (() => void) | undefined) =>
  useCallback(
    (element) => {
      if (element === null) return undefined;
      const address = URL.createObjectURL(blob);
      element.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [blob],
  );
