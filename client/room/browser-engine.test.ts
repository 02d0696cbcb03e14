import { describe, expect, test } from 'vitest';
import { engineOf, handlerNameFor } from './browser-engine.ts';

/** As browsers and the web views of messengers have introduced themselves. */
const recorded = {
  chromeOnLinux:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  headlessChrome:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
  telegramOnAndroid:
    'Mozilla/5.0 (Linux; Android 14; SM-S911B Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.6778.135 Mobile Safari/537.36 Telegram-Android/11.5.3 (Samsung SM-S911B; Android 14; SDK 34; HIGH)',
  telegramOnIos:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_6_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  telegramOnIpad:
    'Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Telegram-iOS/11.2',
  ipadPosingAsMac: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)',
  safariOnMac:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  telegramOnMac:
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Telegram/11.4',
  telegramDesktopOnWindows:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0',
  telegramDesktopOnLinux:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.0 Safari/605.1.15',
  chromeOnIos:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0.6723.90 Mobile/15E148 Safari/604.1',
  firefoxOnLinux: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  firefoxOnAndroid: 'Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0',
  instagramOnAndroid:
    'Mozilla/5.0 (Linux; Android 13; Pixel 7 Build/TQ3A.230805.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/128.0.6613.127 Mobile Safari/537.36 Instagram 350.0.0.1.100 Android',
  samsungInternet:
    'Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36',
  aStranger: 'Mozilla/5.0 (SmartFridge; 3000) Fridge/1.0',
} as const;

const expected = {
  chromeOnLinux: ['chromium', 'Chrome111'],
  headlessChrome: ['chromium', 'Chrome111'],
  telegramOnAndroid: ['chromium', 'Chrome111'],
  telegramOnIos: ['webkit', 'Safari12'],
  telegramOnIpad: ['webkit', 'Safari12'],
  ipadPosingAsMac: ['webkit', 'Safari12'],
  safariOnMac: ['webkit', 'Safari12'],
  telegramOnMac: ['webkit', 'Safari12'],
  telegramDesktopOnWindows: ['chromium', 'Chrome111'],
  telegramDesktopOnLinux: ['webkit', 'Safari12'],
  chromeOnIos: ['webkit', 'Safari12'],
  firefoxOnLinux: ['gecko', 'Firefox120'],
  firefoxOnAndroid: ['gecko', 'Firefox120'],
  instagramOnAndroid: ['chromium', 'Chrome111'],
  samsungInternet: ['chromium', 'Chrome111'],
  aStranger: ['chromium', 'Chrome111'],
} as const satisfies Record<keyof typeof recorded, readonly [string, string]>;

describe.each(Object.entries(expected))('%s', (name, [engine, handler]) => {
  // The keys of both tables are the same by type.
  const userAgent = recorded[name as keyof typeof recorded];

  test(`is ${engine}`, () => {
    expect(engineOf(userAgent)).toBe(engine);
  });

  test(`speaks through ${handler}`, () => {
    expect(handlerNameFor({ userAgent, webRtc: true })).toBe(handler);
  });
});

test('without WebRTC there is no handler, whatever the name', () => {
  expect(handlerNameFor({ userAgent: recorded.chromeOnLinux, webRtc: false })).toBeNull();
});

test('what the browser says of its brand counts more than its user agent', () => {
  const userAgentData = {
    brands: [{ brand: 'Chromium', version: '142' }],
    platform: 'Linux' as const,
    mobile: false,
  };
  expect(handlerNameFor({ userAgent: recorded.aStranger, userAgentData, webRtc: true })).toBe('Chrome111');
});
