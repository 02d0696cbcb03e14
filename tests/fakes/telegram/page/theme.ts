import { useEffect, useState } from 'react';

/** Colours by Telegram's names (https://core.telegram.org/bots/webapps#themeparams). */
export type ThemeParams = Readonly<Record<string, string>>;

export const themes: Readonly<Record<'light' | 'dark', ThemeParams>> = {
  light: {
    bg_color: '#ffffff',
    secondary_bg_color: '#f2f0ea',
    section_bg_color: '#ffffff',
    header_bg_color: '#ffffff',
    bottom_bar_bg_color: '#ffffff',
    text_color: '#1d1b16',
    hint_color: '#6d675b',
    subtitle_text_color: '#6d675b',
    section_header_text_color: '#3f5d3a',
    section_separator_color: '#dedacf',
    link_color: '#2f6b2c',
    accent_text_color: '#2f6b2c',
    button_color: '#2f6b2c',
    button_text_color: '#ffffff',
    destructive_text_color: '#b3261e',
  },
  dark: {
    bg_color: '#1c1d1a',
    secondary_bg_color: '#131411',
    section_bg_color: '#1c1d1a',
    header_bg_color: '#1c1d1a',
    bottom_bar_bg_color: '#1c1d1a',
    text_color: '#eceae2',
    hint_color: '#a19c8f',
    subtitle_text_color: '#a19c8f',
    section_header_text_color: '#a8cf9f',
    section_separator_color: '#34352f',
    link_color: '#a8cf9f',
    accent_text_color: '#a8cf9f',
    button_color: '#a8cf9f',
    button_text_color: '#12210f',
    destructive_text_color: '#ffb4ab',
  },
};

const key = 'theme';

/** The colours of this tab: the machine's, until somebody chooses. */
export function useTheme(): { readonly isDark: boolean; readonly setDark: (isDark: boolean) => void } {
  const [isDark, setDark] = useState(() => {
    const chosen = sessionStorage.getItem(key);
    return chosen === null ? matchMedia('(prefers-color-scheme: dark)').matches : chosen === 'dark';
  });
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  }, [isDark]);
  return {
    isDark,
    setDark(value) {
      sessionStorage.setItem(key, value ? 'dark' : 'light');
      setDark(value);
    },
  };
}
