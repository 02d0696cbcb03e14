/** The colours of the drawn figures, from the page's tokens (styles/tokens.css). */
export type Palette = (token: string) => string;

/** Reads the tokens once: a picture is drawn twenty times a second. */
export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = new Map<string, string>();
  return (token) => {
    const known = read.get(token);
    if (known !== undefined) return known;
    const value = style.getPropertyValue(`--${token}`).trim();
    read.set(token, value);
    return value;
  };
}
