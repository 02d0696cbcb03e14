/** The first letter of a name, large, for where a portrait is missing. */
export function initialOf(name: string): string {
  const first = name.codePointAt(0);
  return first === undefined ? '·' : String.fromCodePoint(first).toLocaleUpperCase();
}
