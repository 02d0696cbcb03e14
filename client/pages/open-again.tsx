import { RotateCcw } from 'lucide-react';
import { useQuery } from '@tanstack/react-query';
import { useText } from '../i18n/language.tsx';
import { telegram } from '../telegram/index.ts';
import { Button } from '../ui/button.tsx';
import doors from './doors/doors.module.css';
import { houseQuery } from './queries.ts';

/** Telegram has opened this page too long ago to prove who has it open. */
export function OpenAgain() {
  const say = useText();
  const { data: house } = useQuery(houseQuery);
  const botLink = house?.botLink ?? null;
  return (
    <div className={doors.door} data-testid="open-again">
      <RotateCcw size={40} aria-hidden />
      <h1 className={doors.title}>{say('open-again-title')}</h1>
      <p className={doors.text}>{say('open-again-text')}</p>
      {botLink !== null && telegram !== null && (
        <Button
          look="primary"
          testId="to-bot"
          onPress={() => {
            telegram?.openTelegramLink(botLink);
            telegram?.post('web_app_close');
          }}
        >
          {say('open-again-bot')}
        </Button>
      )}
    </div>
  );
}
