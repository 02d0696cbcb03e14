import { Ellipsis, Keyboard, Languages, LogOut, Maximize, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { useRoomApi } from '../../stage/room-context.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { type MenuEntry, MoreMenu } from '../../ui/more-menu.tsx';
import { mayFillScreen, toggleFullScreen } from './full-screen.tsx';
import type { HouseActs } from './house-acts.ts';
import { hasKeyboard } from './keyboard.ts';

interface MoreProps {
  readonly acts: HouseActs;
  /** Sound and full screen have buttons of their own. */
  readonly isRoomy: boolean;
}

/** What is seldom needed. */
export function More({ acts, isRoomy }: MoreProps) {
  const say = useText();
  const api = useRoomApi();
  const { locale, setLocale } = useLanguage();
  const [isLeaving, setLeaving] = useState(false);
  const narrow: readonly MenuEntry[] = [
    {
      id: 'sound',
      text: say('control-sound'),
      icon: <Volume2 size={20} aria-hidden />,
      onAction: () => acts.openSheet('sound'),
    },
    ...(mayFillScreen()
      ? [
          {
            id: 'full-screen',
            text: say('control-full-screen'),
            icon: <Maximize size={20} aria-hidden />,
            onAction: toggleFullScreen,
          },
        ]
      : []),
  ];
  const keys: MenuEntry = {
    id: 'keys',
    text: say('control-keys'),
    icon: <Keyboard size={20} aria-hidden />,
    onAction: () => acts.openSheet('keys'),
  };
  return (
    <>
      <MoreMenu
        label={say('control-more')}
        icon={<Ellipsis size={22} aria-hidden />}
        items={[
          ...(isRoomy ? [] : narrow),
          ...(hasKeyboard() ? [keys] : []),
          {
            id: 'language',
            text: say('language-other'),
            icon: <Languages size={20} aria-hidden />,
            onAction: () => setLocale(locale === 'ru' ? 'en' : 'ru'),
          },
          {
            id: 'leave',
            text: say('control-leave'),
            icon: <LogOut size={20} aria-hidden />,
            onAction: () => setLeaving(true),
          },
        ]}
      />
      {isLeaving && (
        <Confirm
          title={say('leave-title')}
          text={say('leave-text')}
          confirm={say('control-leave')}
          onConfirm={() => void api.leave()}
          onClose={() => setLeaving(false)}
        />
      )}
    </>
  );
}
