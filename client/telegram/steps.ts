let hasStepped = false;

/** The next page is drawn in the same document. */
export function noteStep(): void {
  hasStepped = true;
}

/** Whether the page that begins now was stepped to within the same document; asked once. */
export function takeStep(): boolean {
  const was = hasStepped;
  hasStepped = false;
  return was;
}
