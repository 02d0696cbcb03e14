/** What the doctor has found out about one thing. */
export type Finding =
  | { readonly kind: 'good'; readonly about: string; readonly text: string }
  /** Worth knowing, and nothing to do. */
  | { readonly kind: 'note'; readonly about: string; readonly text: string }
  | { readonly kind: 'bad'; readonly about: string; readonly text: string; readonly remedy: string };

/** Makes the findings about one thing. */
export function findings(about: string) {
  return {
    good: (text: string): Finding => ({ kind: 'good', about, text }),
    note: (text: string): Finding => ({ kind: 'note', about, text }),
    bad: (text: string, remedy: string): Finding => ({ kind: 'bad', about, text, remedy }),
  };
}

const signs = { good: '✓', note: '·', bad: '✗' } as const;

/** A finding as lines for a terminal. */
export function describe(finding: Finding): string {
  const line = `${signs[finding.kind]} ${finding.about}: ${finding.text}`;
  return finding.kind === 'bad' ? `${line}\n    → ${finding.remedy}` : line;
}
