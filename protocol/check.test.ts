import { describe, expect, test } from 'vitest';
import { codeAlphabet, ReportCode, ReportRequest } from './check.ts';

describe("a report's code", () => {
  test('is taken however it was typed', () => {
    for (const typed of ['K7MX4P', 'k7mx4p', ' K7M-X4P ', 'k7m x4p', 'К7МХ4Р', 'к7мх4р']) {
      expect(ReportCode.parse(typed)).toBe('K7MX4P');
    }
  });

  test('has no letter that looks or sounds like another', () => {
    expect(codeAlphabet).not.toMatch(/[01OIL5S2Z8BQV]{2}|[01OILSZBQV5]/);
    expect(new Set(codeAlphabet).size).toBe(codeAlphabet.length);
  });

  test('is nothing else', () => {
    for (const typed of ['', 'K7MX4', 'K7MX4PP', 'K7MX4O', "K7MX4'", 'K'.repeat(1000)]) {
      expect(ReportCode.safeParse(typed).success).toBe(false);
    }
  });
});

test('a report holds known words alone', () => {
  const report = {
    findings: {
      ...{ browser: 'good', speaker: 'good', microphone: 'silent', camera: 'black' },
      ...{ direct: 'sound', relay: 'absent' },
    },
    agent: { browser: 'chrome', system: 'android' },
    figures: { rttMs: 80, lossPercent: 1.5, videoKbps: 480 },
  };
  expect(ReportRequest.parse(report)).toEqual(report);
  expect(ReportRequest.safeParse({ ...report, name: 'Нина' }).success).toBe(false);
  expect(ReportRequest.safeParse({ ...report, agent: { ...report.agent, browser: '<b>' } }).success).toBe(
    false,
  );
});
