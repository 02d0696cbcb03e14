import { describe, expect, it } from 'vitest';
import { calendarText } from './calendar.ts';

const event = {
  uid: 'show-12@theatre.example',
  title: 'Чайка; Этюды, часть 1',
  text: 'Первая строка\nC:\\вторая',
  url: 'https://theatre.example/shows/12',
  startsAt: Date.UTC(2026, 10, 26, 16, 30),
  durationMinutes: 70,
  madeAt: Date.UTC(2026, 10, 1, 9, 5, 7),
  isCancelled: false,
};
/** As a calendar reads it. */
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').trimEnd().split('\r\n');

describe('a calendar file', () => {
  it('says when, in UTC, and what', () => {
    const lines = unfolded(calendarText(event));
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:show-12@theatre.example',
        'DTSTAMP:20261101T090507Z',
        'DTSTART:20261126T163000Z',
        'DTEND:20261126T174000Z',
        'SUMMARY:Чайка\\; Этюды\\, часть 1',
        'DESCRIPTION:Первая строка\\nC:\\\\вторая',
        'URL:https://theatre.example/shows/12',
        'STATUS:CONFIRMED',
      ]),
    );
    expect([lines[0], lines.at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  });

  it('says of a show that was called off that it is', () => {
    expect(unfolded(calendarText({ ...event, isCancelled: true }))).toContain('STATUS:CANCELLED');
  });

  it('ends every line with CR LF, and breaks long ones between characters', () => {
    const title = 'Очень длинное название 🎭 '.repeat(8).trim();
    const text = calendarText({ ...event, title });
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) {
      expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(unfolded(text)).toContain(`SUMMARY:${title}`);
  });
});
