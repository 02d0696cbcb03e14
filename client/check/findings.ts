import type { CheckFindings } from '../../protocol/check.ts';

type WayFinding = CheckFindings['direct'];

/** What of an evening this device and network are good for, as far as they were tried. */
export const verdicts = ['unfinished', 'stage', 'voice', 'stutter', 'watch', 'blocked'] as const;
export type Verdict = (typeof verdicts)[number];

/** From best to worst; what was not measured says nothing. */
const ways: readonly WayFinding[] = ['good', 'sound', 'busy', 'untested', 'blocked'];

/** The better of the straight way and the way round: media takes whichever is open. */
export function networkOf({ direct, relay }: Pick<CheckFindings, 'direct' | 'relay'>): WayFinding {
  const known = relay === 'absent' ? [direct] : [direct, relay];
  // One way that is blocked, beside one that nobody has tried, is not yet a network that lets nothing through.
  return ways.find((way) => known.includes(way)) ?? 'untested';
}

/** The result of a check in one word. */
export function verdictOf(findings: CheckFindings): Verdict {
  const network = networkOf(findings);
  if (findings.browser === 'unsupported' || network === 'blocked') return 'blocked';
  if (network === 'untested' || network === 'busy') return 'unfinished';
  if (findings.microphone === 'untested') return 'unfinished';
  if (findings.microphone !== 'good') return 'watch';
  if (network === 'sound') return 'stutter';
  return findings.camera === 'good' ? 'stage' : 'voice';
}

/** Something that a person can do something about. */
export const problems = [
  'unsupported',
  'insecure',
  'unheard',
  'denied',
  'busy',
  'failed',
  'no-microphone',
  'silent',
  'no-camera',
  'black',
  'blocked',
  'blocked-no-relay',
  'weak',
  'unmeasured',
  'round',
  'straight',
] as const;
export type Problem = (typeof problems)[number];

/** What is wrong, in the order in which it is best mended; empty when nothing is. */
export function problemsOf(findings: CheckFindings): readonly Problem[] {
  const { browser, speaker, microphone, camera } = findings;
  const found = new Set<Problem>();
  if (browser === 'unsupported') found.add('unsupported');
  if (browser === 'insecure' || microphone === 'insecure') found.add('insecure');
  for (const device of [microphone, camera]) {
    if (device === 'denied' || device === 'busy' || device === 'failed') found.add(device);
  }
  if (microphone === 'missing') found.add('no-microphone');
  if (microphone === 'silent') found.add('silent');
  if (camera === 'missing') found.add('no-camera');
  if (camera === 'black') found.add('black');
  if (speaker === 'unheard') found.add('unheard');
  for (const problem of networkProblems(findings)) found.add(problem);
  return [...found];
}

function networkProblems(findings: CheckFindings): readonly Problem[] {
  const { direct, relay } = findings;
  switch (networkOf(findings)) {
    case 'blocked':
      return [relay === 'absent' ? 'blocked-no-relay' : 'blocked'];
    case 'busy':
      return ['unmeasured'];
    case 'sound':
      return ['weak'];
    case 'good':
      // One way is enough, but it is the only one.
      if (direct === 'blocked') return ['round'];
      return relay === 'blocked' ? ['straight'] : [];
    case 'untested':
      return [];
  }
}
