/** For browsers that cannot say which zones they know: those in which our audience lives. */
const few = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Novosibirsk',
  'Asia/Irkutsk',
  'Asia/Vladivostok',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'UTC',
];

/** The time zones that one may choose from: this device's first, then all. @param chosen is among them in any case */
export function zonesOf(chosen: string | null): readonly string[] {
  const { timeZone: own } = new Intl.DateTimeFormat().resolvedOptions();
  const all = 'supportedValuesOf' in Intl ? Intl.supportedValuesOf('timeZone') : few;
  return [...new Set([own, ...(chosen === null ? [] : [chosen]), ...all])];
}
