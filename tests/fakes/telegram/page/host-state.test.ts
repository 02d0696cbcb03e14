import { expect, test } from 'vitest';
import { initialState, setUp } from './host-state.ts';

const theme = { secondary_bg_color: '#101010' };

test('a button keeps what is not said again, and is not shown without words', () => {
  const unnamed = setUp(initialState, 'web_app_setup_main_button', { is_visible: true }, theme);
  expect(unnamed.main.isVisible).toBe(false);
  const data = { is_visible: true, text: 'Enter', color: '#2f6b2c', text_color: 'red' };
  const named = setUp(unnamed, 'web_app_setup_main_button', data, theme);
  expect(named.main).toMatchObject({
    isVisible: true,
    text: 'Enter',
    color: '#2f6b2c',
    textColor: undefined,
  });
  const busy = setUp(named, 'web_app_setup_main_button', { is_progress_visible: true }, theme);
  expect(busy.main).toEqual({ ...named.main, isBusy: true });
});

test('colours are said themselves, or by their name in the theme', () => {
  const named = setUp(initialState, 'web_app_set_header_color', { color_key: 'secondary_bg_color' }, theme);
  expect(named.header).toBe('#101010');
  expect(setUp(named, 'web_app_set_header_color', { color: '#abcdef' }, theme).header).toBe('#abcdef');
});

test('what is unknown sets nothing up', () => {
  expect(setUp(initialState, 'web_app_make_tea', { strong: true }, theme)).toEqual(initialState);
});
