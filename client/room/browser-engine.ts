import { detectDevice } from 'mediasoup-client';

export type BrowserEngine = 'webkit' | 'chromium' | 'gecko';

/** The engines that mediasoup-client speaks with, under its own names for them. */
export type HandlerName = NonNullable<ReturnType<typeof detectDevice>>;

/** What a browser tells of itself. */
export interface BrowserFacts {
  readonly userAgent: string;
  readonly userAgentData?: Parameters<typeof detectDevice>[1];
  /** `RTCPeerConnection` exists. */
  readonly webRtc: boolean;
}

/** For each engine the oldest handler that fits: whatever has WebRTC at all today is newer. */
const handlers: Record<BrowserEngine, HandlerName> = {
  webkit: 'Safari12',
  chromium: 'Chrome111',
  gecko: 'Firefox120',
};

/** The engine under the name. On iOS it is WebKit under every name. */
export function engineOf(userAgent: string): BrowserEngine {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'webkit';
  if (/Chrom(e|ium)\//.test(userAgent)) return 'chromium';
  if (/Gecko\/\d|Firefox\//.test(userAgent)) return 'gecko';
  return userAgent.includes('AppleWebKit/') ? 'webkit' : 'chromium';
}

/**
 * Which handler speaks with this browser. mediasoup-client knows the browsers by name and gives up on the web views of
 * messengers, which are the same engines under other names; so a stranger is taken by its engine. `null` is for a
 * browser without WebRTC: it needs another one.
 */
export function handlerNameFor({ userAgent, userAgentData, webRtc }: BrowserFacts): HandlerName | null {
  if (!webRtc) return null;
  return detectDevice(userAgent, userAgentData) ?? handlers[engineOf(userAgent)];
}
