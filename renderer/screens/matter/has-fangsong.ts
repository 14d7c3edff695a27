const SIZE = 48;
const NAMES = ['仿宋_GB2312', 'FangSong_GB2312', 'FangSong', '仿宋', 'FandolFang'];

/**
 * Whether this machine has a 仿宋 of its own. Browsers do not tell (`document.fonts.check` says yes to names that do not
 * exist) and all Han characters are equally wide, so a drawn character is compared with the fallback's (stack §7).
 */
export function hasFangsong(): boolean {
  const fallback = drawn('serif');
  return fallback === null || NAMES.some((name) => drawn(`"${name}", serif`) !== fallback);
}

function drawn(family: string): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE;
  canvas.height = SIZE;
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  pen.font = `${SIZE - 8}px ${family}`;
  pen.fillText('仿', 2, SIZE - 8);
  return pen.getImageData(0, 0, SIZE, SIZE).data.join();
}
