import { useCallback } from 'react';

/** A `ref` that lets a picture or a player show the blob, and forgets its address with the element. */
export const useBlobSource = (blob: Blob): ((element: HTMLImageElement | HTMLAudioElement) => () => void) =>
  useCallback(
    (element) => {
      const address = URL.createObjectURL(blob);
      element.src = address;
      return () => URL.revokeObjectURL(address);
    },
    [blob],
  );
