/** What a calendar is told of a show. */
export interface CalendarEvent {
  /** The same for the same event, so that a calendar that has it does not have it twice. */
  readonly uid: string;
  readonly title: string;
  readonly text: string;
  /** Where the event is found. */
  readonly url: string;
  /** Milliseconds since 1970, as `madeAt`. */
  readonly startsAt: number;
  readonly durationMinutes: number;
  readonly madeAt: number;
  /** A calendar that has the event strikes it out. */
  readonly isCancelled: boolean;
}

/** A calendar file with one event and an alarm a quarter of an hour before (iCalendar, RFC 5545). */
export function calendarText(event: CalendarEvent): string {
  const endsAt = event.startsAt + event.durationMinutes * 60_000;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Rampa//Rampa//EN',
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${moment(event.madeAt)}`,
    `DTSTART:${moment(event.startsAt)}`,
    `DTEND:${moment(endsAt)}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.text)}`,
    `URL:${event.url}`,
    `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(event.title)}`,
    'TRIGGER:-PT15M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** A moment in UTC, as `20261126T190000Z` (§3.3.5). */
const moment = (at: number): string => `${new Date(at).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;

/** Text in which nothing is a sign of the format (§3.3.11). */
const escaped = (text: string): string =>
  text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');

/** The most octets of a line without its end (§3.1). */
const mostOctets = 75;

/** A long line in several, each but the first begun by a space; never inside of a character. */
function folded(line: string): string {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > mostOctets) {
      parts.push(part);
      [part, octets] = [' ', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
