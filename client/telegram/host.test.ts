import { describe, expect, it, vi } from 'vitest';
import { slugOf, TelegramHost } from './host.ts';

/** A Telegram that only listens. */
function hostOf(version = '8.0') {
  const said: [string, unknown][] = [];
  const host = new TelegramHost((type, data) => void said.push([type, data]), version);
  const last = (type: string): unknown => said.findLast(([each]) => each === type)?.[1];
  return { host, said, last };
}

const button = (label: string, onPress = vi.fn()) => ({ label, isEnabled: true, isBusy: false, onPress });

describe('the version of a Telegram', () => {
  it('is compared number by number', () => {
    const { host } = hostOf('6.10');
    expect(['6.0', '6.9', '6.10', '6'].map((version) => host.supports(version))).toEqual(Array(4).fill(true));
    expect(['6.11', '7.0', '10.1'].some((version) => host.supports(version))).toBe(false);
  });

  it('decides what is asked of it', () => {
    const { host, said } = hostOf('6.0');
    host.feel('done');
    host.claimBack(() => undefined);
    host.holdStill();
    host.askBeforeClosing();
    expect(said).toEqual([]);
  });
});

describe('the main button', () => {
  it('is that of the part that came last, and goes back to the one before', () => {
    const { host, last } = hostOf();
    const [first, second] = [vi.fn(), vi.fn()];
    host.claimMain(button('First', first));
    const claim = host.claimMain(button('Second', second));
    expect(last('web_app_setup_main_button')).toMatchObject({ is_visible: true, text: 'Second' });
    host.receive('main_button_pressed', null);
    claim.release();
    expect(last('web_app_setup_main_button')).toMatchObject({ text: 'First' });
    host.receive('main_button_pressed', null);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  });

  it('does nothing while it is busy or disabled, and is gone with its part', () => {
    const { host, last, said } = hostOf();
    const press = vi.fn();
    const claim = host.claimMain(button('Pay', press));
    claim.change({ ...button('Pay', press), isBusy: true });
    expect(last('web_app_setup_main_button')).toMatchObject({ is_active: false, is_progress_visible: true });
    host.receive('main_button_pressed', null);
    claim.change({ ...button('Pay', press), isEnabled: false });
    host.receive('main_button_pressed', null);
    expect(press).not.toHaveBeenCalled();
    const before = said.length;
    claim.change({ ...button('Pay', press), isEnabled: false });
    expect(said.length).toBe(before);
    claim.release();
    expect(last('web_app_setup_main_button')).toEqual({ is_visible: false });
  });
});

describe('manners', () => {
  it('last as long as anybody needs them', () => {
    const { host, said } = hostOf();
    const undo = [host.askBeforeClosing(), host.askBeforeClosing()];
    for (const each of undo) each();
    undo[0]?.();
    expect(said).toEqual([
      ['web_app_setup_closing_behavior', { need_confirmation: true }],
      ['web_app_setup_closing_behavior', { need_confirmation: false }],
    ]);
  });

  it('show the way back while there is one', () => {
    const { host, last } = hostOf();
    const back = vi.fn();
    const undo = host.claimBack(back);
    host.receive('back_button_pressed', null);
    expect(back).toHaveBeenCalledOnce();
    undo();
    expect(last('web_app_setup_back_button')).toEqual({ is_visible: false });
  });
});

describe('an invoice', () => {
  it('is opened by its slug, and closed with a status of its own', async () => {
    const { host, last } = hostOf();
    const closed = host.openInvoice('https://t.me/$AbC_1-2');
    expect(last('web_app_open_invoice')).toEqual({ slug: 'AbC_1-2' });
    host.receive('invoice_closed', { slug: 'another', status: 'failed' });
    host.receive('invoice_closed', null);
    host.receive('invoice_closed', { slug: 'AbC_1-2', status: 'paid' });
    await expect(closed).resolves.toBe('paid');
  });

  it('leaves everything open after a word that nobody knows', async () => {
    const { host } = hostOf();
    const closed = host.openInvoice('https://t.me/invoice/x');
    host.receive('invoice_closed', { slug: 'x', status: 'perhaps' });
    await expect(closed).resolves.toBe('pending');
  });

  it('is not opened by an old Telegram, and not by a link of another kind', async () => {
    await expect(hostOf('6.0').host.openInvoice('https://t.me/$x')).resolves.toBeNull();
    await expect(hostOf().host.openInvoice('https://t.me/somebody')).resolves.toBeNull();
  });

  it('has its slug in links of both kinds', () => {
    expect(slugOf('https://t.me/$abc')).toBe('abc');
    expect(slugOf('https://t.me/%24abc')).toBe('abc');
    expect(slugOf('https://t.me/invoice/abc')).toBe('abc');
    expect(slugOf('http://127.0.0.1:3100/$abc')).toBe('abc');
    expect(slugOf('https://t.me/abc')).toBeNull();
    expect(slugOf('abc')).toBeNull();
  });
});

it('opens what is Telegram’s own in Telegram, and the rest in a browser', () => {
  const { host, last } = hostOf();
  host.openTelegramLink('https://t.me/rampa_bot?start=show_1');
  expect(last('web_app_open_tg_link')).toEqual({ path_full: '/rampa_bot?start=show_1' });
  host.openTelegramLink('http://127.0.0.1:3100/t.me/rampa_bot');
  expect(last('web_app_open_link')).toEqual({ url: 'http://127.0.0.1:3100/t.me/rampa_bot' });
});

it('saves a file by Telegram, and by a browser where Telegram is too old', () => {
  const url = 'https://theatre.example/api/shows/3/calendar.ics';
  const { host, last, said } = hostOf();
  host.downloadFile(url, 'rampa-3.ics');
  expect(said).toEqual([['web_app_request_file_download', { url, file_name: 'rampa-3.ics' }]]);
  expect(last('web_app_open_link')).toBeUndefined();
  const older = hostOf('7.10');
  older.host.downloadFile(url, 'rampa-3.ics');
  expect(older.said).toEqual([['web_app_open_link', { url }]]);
});
