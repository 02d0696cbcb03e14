import { describe, expect, it, vi } from 'vitest';
import { type HostWindow, postTo, themeFrom } from './bridge.ts';

/** A window that is its own parent, as one that stands in no frame. */
function windowWith(change: Omit<Partial<HostWindow>, 'parent'> = {}): HostWindow {
  const own: { parent: HostWindow['parent']; postMessage: HostWindow['parent']['postMessage'] } = {
    parent: { postMessage: () => undefined },
    postMessage: () => undefined,
  };
  own.parent = own;
  return Object.assign(own, change);
}

describe('postTo', () => {
  it('finds nobody outside of Telegram', () => {
    expect(postTo(windowWith())).toBeNull();
    expect(postTo(windowWith({ external: {} }))).toBeNull();
  });

  it('speaks with the apps as each of them listens', () => {
    const postEvent = vi.fn();
    postTo(windowWith({ TelegramWebviewProxy: { postEvent } }))?.('web_app_expand');
    expect(postEvent).toHaveBeenCalledWith('web_app_expand', '{}');
    const notify = vi.fn();
    postTo(windowWith({ external: { notify } }))?.('web_app_setup_swipe_behavior', {
      allow_vertical_swipe: false,
    });
    expect(notify).toHaveBeenCalledWith(
      '{"eventType":"web_app_setup_swipe_behavior","eventData":{"allow_vertical_swipe":false}}',
    );
  });

  it('speaks with the web version alone, and with no other page that has us in a frame', () => {
    const postMessage = vi.fn();
    postTo({ postMessage: () => undefined, parent: { postMessage } })?.('web_app_ready');
    expect(postMessage).toHaveBeenCalledWith(
      '{"eventType":"web_app_ready","eventData":{}}',
      'https://web.telegram.org',
    );
  });
});

describe('themeFrom', () => {
  const told = (bg_color: unknown, text_color: unknown) => ({ theme_params: { bg_color, text_color } });

  it('takes colours on which our pages can be read, and tells which of our themes goes with them', () => {
    const dark = { scheme: 'dark', ground: '#17212b', text: '#f5f5f5' };
    expect(themeFrom(told('#17212b', '#f5f5f5'))).toEqual(dark);
    const light = { scheme: 'light', ground: '#ffffff', text: '#000000' };
    expect(themeFrom(told('#ffffff', '#000000'))).toEqual(light);
  });

  it('leaves what cannot be read, or is not a colour', () => {
    expect(themeFrom(told('#17212b', '#2b3540'))).toBeNull();
    expect(themeFrom(told('#ffffff', '#6d6d6d'))).toBeNull();
    expect(themeFrom(told('red', 'url(x)'))).toBeNull();
    expect(themeFrom(told(undefined, 7))).toBeNull();
    expect(themeFrom(null)).toBeNull();
  });
});
