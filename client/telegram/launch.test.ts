import { describe, expect, it, vi } from 'vitest';
import { memoryStore } from '../session/storage.ts';
import { launchOf, showOfStartParam, takeLaunch } from './launch.ts';

const person = { id: 7, first_name: 'Anna', language_code: 'ru' };
const initData = new URLSearchParams({
  user: JSON.stringify(person),
  auth_date: '1',
  hash: 'abcdef',
}).toString();
const hash = `#${new URLSearchParams({
  tgWebAppData: initData,
  tgWebAppVersion: '8.0',
  tgWebAppPlatform: 'ios',
  tgWebAppThemeParams: '{}',
  tgWebAppStartParam: 'show_12_poster',
}).toString()}`;

function pageAt(fragment: string) {
  const replaceState = vi.fn();
  const location = { hash: fragment, pathname: '/shows/1', search: '?a=1' };
  return { location, history: { state: null, replaceState } };
}

describe('a launch', () => {
  it('is read out of the fragment', () => {
    expect(launchOf(hash)).toEqual({
      ...{ version: '8.0', platform: 'ios', language: 'ru', startParam: 'show_12_poster', initData },
    });
  });

  it('is none in a fragment of another kind', () => {
    expect(launchOf('')).toBeNull();
    expect(launchOf(`#${'x'.repeat(43)}`)).toBeNull();
  });

  it('bears what is missing or is nonsense', () => {
    expect(launchOf('#tgWebAppData=user%3Dnonsense&tgWebAppVersion=new')).toMatchObject({
      ...{ version: '6.0', platform: 'unknown', language: null, startParam: null },
    });
    expect(launchOf('#tgWebAppVersion=7.0')?.initData).toBeNull();
  });

  it('leaves the address, and its parameters but never the proof stay in the tab', () => {
    const storage = memoryStore();
    const page = pageAt(hash);
    expect(takeLaunch(page, storage)?.initData).toBe(initData);
    expect(page.history.replaceState).toHaveBeenCalledWith(null, '', '/shows/1?a=1');
    const kept = storage
      .keys()
      .map((key) => storage.get(key))
      .join();
    expect(kept).not.toContain('abcdef');
    expect(kept).not.toContain('Anna');
    expect(takeLaunch(pageAt(''), storage)).toMatchObject({ version: '8.0', language: 'ru', initData: null });
  });

  it('leaves an address of another kind alone', () => {
    const page = pageAt('#secret');
    expect(takeLaunch(page, memoryStore())).toBeNull();
    expect(page.history.replaceState).not.toHaveBeenCalled();
  });
});

it('a start parameter may lead to a show', () => {
  expect(showOfStartParam('show_12')).toBe(12);
  expect(showOfStartParam('show_12_autumn')).toBe(12);
  expect(showOfStartParam('show_012')).toBeNull();
  expect(showOfStartParam('t_abc')).toBeNull();
  expect(showOfStartParam(null)).toBeNull();
});
