import { RotateCcw } from 'lucide-react';
import { useText } from '../i18n/language.tsx';
import doors from './doors/doors.module.css';
import { ToBot } from './to-bot.tsx';

/** Telegram has opened this page too long ago to prove who has it open. */
export function OpenAgain() {
  const say = useText();
  return (
    <div className={doors.door} data-testid="open-again">
      <RotateCcw size={40} aria-hidden />
      <h1 className={doors.title}>{say('open-again-title')}</h1>
      <p className={doors.text}>{say('open-again-text')}</p>
      <ToBot look="primary" text={say('open-again-bot')} />
    </div>
  );
}
