import { useMutation, useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { beginTelegramLogin, type LoginPurpose } from '../../session/index.ts';
import { Button } from '../../ui/button.tsx';
import { houseQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';

/** The way in by Telegram, where the theatre has set it up; nothing elsewhere. */
export function TelegramLogin({ purpose }: { readonly purpose: LoginPurpose }) {
  const say = useText();
  const { data: house } = useQuery(houseQuery);
  const begin = useMutation({
    mutationFn: () => beginTelegramLogin(purpose),
    onSuccess: (url) => {
      location.assign(url);
    },
  });
  if (house?.telegramLogin !== true) return null;
  return (
    <>
      <Button
        {...(purpose === 'login' && { look: 'primary' as const })}
        icon={<Send size={20} aria-hidden />}
        isPending={begin.isPending || begin.isSuccess}
        testId={`telegram-${purpose}`}
        onPress={() => begin.mutate()}
      >
        {say(purpose === 'login' ? 'staff-telegram-login' : 'staff-telegram-tie')}
      </Button>
      {begin.error !== null && <Trouble error={begin.error} />}
    </>
  );
}
