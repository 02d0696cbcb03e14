import { findProgram } from '../../server/platform/children.ts';

/**
 * What a test needs of the machine, for `describe.skipIf`: whether programs are missing, and a title that then says
 * which, so that a skipped test tells why.
 */
export function needs(
  title: string,
  ...programs: string[]
): { readonly missing: boolean; readonly title: string } {
  const missing = programs.filter((program) => findProgram(program) === undefined);
  if (missing.length === 0) return { missing: false, title };
  return { missing: true, title: `${title} (skipped: ${missing.join(' and ')} not installed)` };
}
