import type { CheckAgent } from '../../protocol/check.ts';

/** Names by which browsers tell themselves; the first that fits, since many carry the names of others too. */
const browsers: readonly (readonly [RegExp, CheckAgent['browser']])[] = [
  [/Edg(e|A|iOS)?\//, 'edge'],
  [/Firefox\/|FxiOS\//, 'firefox'],
  [/OPR\/|YaBrowser\/|SamsungBrowser\//, 'other'],
  [/Chrom(e|ium)\/|CriOS\//, 'chrome'],
  [/Version\/\S+ .*Safari\//, 'safari'],
];
const systems: readonly (readonly [RegExp, CheckAgent['system']])[] = [
  [/Android/, 'android'],
  [/iPhone|iPad|iPod/, 'ios'],
  [/Windows/, 'windows'],
  [/Mac OS X|Macintosh/, 'macos'],
  [/Linux|X11|CrOS/, 'linux'],
];

/** Families of browser and system: enough for whoever helps, and too little to know a person by. */
export function agentOf(userAgent: string): CheckAgent {
  const find = <Name>(names: readonly (readonly [RegExp, Name])[]): Name | undefined =>
    names.find(([sign]) => sign.test(userAgent))?.[1];
  return { browser: find(browsers) ?? 'other', system: find(systems) ?? 'other' };
}
