import { telegram } from '../telegram/index.ts';

/** How long a browser may take to begin a download, after which its file is let go. */
const downloadMs = 60_000;

/**
 * Gives somebody a file that was made here.
 * @returns false where the window that has our page in it lets no file out: then it takes another browser
 */
export function saveFile(file: File): boolean {
  if (telegram !== null) {
    // Web views of apps have no place for downloads, but know how to hand a file to another app.
    if (!maySend(file)) return false;
    navigator.share({ files: [file] }).catch(() => undefined);
    return true;
  }
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), downloadMs);
  return true;
}

/** Not on plain http, and not in every browser. */
const maySend = (file: File): boolean => 'canShare' in navigator && navigator.canShare({ files: [file] });
