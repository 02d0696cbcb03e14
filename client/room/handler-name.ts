import { detectDevice } from 'mediasoup-client';

/** The engines that mediasoup-client speaks with, under its own names for them. */
export type HandlerName = NonNullable<ReturnType<typeof detectDevice>>;

/** What a browser tells of itself. */
export interface BrowserFacts {
  readonly userAgent: string;
  readonly userAgentData?: Parameters<typeof detectDevice>[1];
  /** `RTCPeerConnection` exists. */
  readonly webRtc: boolean;
}

/**
 * Which handler speaks with this browser. mediasoup-client knows the browsers by name and gives up on the web views of
 * messengers, which are the same engines under other names; so a stranger is taken by its engine. `null` is for a
 * browser without WebRTC: it needs another one.
 */
export function handlerNameFor({ userAgent, userAgentData, webRtc }: BrowserFacts): HandlerName | null {
  if (!webRtc) return null;
  return detectDevice(userAgent, userAgentData) ?? handlerByEngine(userAgent);
}

/** The oldest handler that fits the engine: every engine here that has WebRTC at all is newer than these. */
function handlerByEngine(userAgent: string): HandlerName {
  if (/\b(iPhone|iPad|iPod)\b/.test(userAgent)) return 'Safari12';
  if (/\b(Chrome|Chromium|CriOS)\//.test(userAgent)) return 'Chrome111';
  if (/\bGecko\/\d/.test(userAgent) || /\bFirefox\//.test(userAgent)) return 'Firefox120';
  return /\bAppleWebKit\//.test(userAgent) && /\bMac OS X\b/.test(userAgent) ? 'Safari12' : 'Chrome111';
}
