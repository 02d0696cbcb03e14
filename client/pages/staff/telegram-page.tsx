import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import {
  finishStaffLogin,
  type LoginReturn,
  restoreSession,
  telegramReturn,
  tieTelegram,
} from '../../session/index.ts';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import doors from '../doors/doors.module.css';
import { placeOf, sessionQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import { TelegramLogin } from './telegram-login.tsx';

/** Where Telegram sends those back who sign in by it, or tie theirs to their name. */
export default function StaffTelegramPage() {
  const say = useText();
  const queries = useQueryClient();
  const [came] = useState(() => telegramReturn(location.search));
  const finish = useMutation({
    mutationFn: async ({ purpose, answer }: LoginReturn) => {
      if (purpose === 'tie') await tieTelegram(answer, await restoreSession(placeOf('staff')));
      else {
        const session = await finishStaffLogin(answer, placeOf('staff'));
        queries.setQueryData(sessionQuery('staff').queryKey, session);
      }
      return purpose;
    },
    onSuccess: (purpose) => {
      location.replace(purpose === 'tie' ? pages.staffPeople.path : pages.staffShows.path);
    },
  });
  const { mutate } = finish;
  useEffect(() => {
    // The code is good once, and has no place in what the browser remembers.
    history.replaceState(null, '', pages.staffTelegram.path);
    if (came !== null) mutate(came);
  }, [came, mutate]);
  if (came !== null && finish.error === null) return <Waiting isPage text={say('loading')} />;
  return (
    <Page isNarrow title={say('staff-telegram-title')}>
      <StaffTelegramScreen error={finish.error} />
    </Page>
  );
}

/** It did not come to anything: why, and once more. */
export function StaffTelegramScreen({ error }: { readonly error: unknown }) {
  const say = useText();
  return (
    <div className={doors.door} data-testid="telegram-failed">
      <h1 className={doors.title}>{say('staff-telegram-title')}</h1>
      <p className={doors.text}>{say('staff-telegram-text')}</p>
      {error !== null && <Trouble error={error} />}
      <TelegramLogin purpose="login" />
    </div>
  );
}
