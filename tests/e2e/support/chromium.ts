import { existsSync } from 'node:fs';
import type { LaunchOptions } from '@playwright/test';

/** Debian's Chromium. Where it is missing, Playwright looks for a browser of its own (`npx playwright install`). */
const debianChromium = '/usr/bin/chromium';

/** Camera and microphone that play files. */
export interface CaptureFiles {
  /** YUV4MPEG2. */
  readonly picture: string;
  /** WAV. */
  readonly sound: string;
}

/**
 * How every browser of these tests starts: nothing that a visitor's browser would not have, but a camera and a
 * microphone that are files, and a "yes" to the question for permission. The autoplay policy is the browser's own.
 */
export function chromiumOptions(capture?: CaptureFiles): LaunchOptions {
  const args = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    // Tests run where no other network is, too.
    '--allow-loopback-in-peer-connection',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-quic',
    '--disable-sync',
    '--no-first-run',
  ];
  if (capture !== undefined) {
    args.push(`--use-file-for-fake-video-capture=${capture.picture}`);
    args.push(`--use-file-for-fake-audio-capture=${capture.sound}`);
  }
  return { args, ...(existsSync(debianChromium) && { executablePath: debianChromium }) };
}
