import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { StaffTelegram } from '../../../protocol/admin.ts';
import { useText } from '../../i18n/language.tsx';
import type { ButtonLook } from '../../ui/button.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { AskedButton } from './asked-button.tsx';
import { useStaff } from './staff-context.tsx';
import { ownTieQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import { TelegramLogin } from './telegram-login.tsx';

/** How the staff read a tied Telegram: the name there, and what one can write to. */
export function useTieText(): (telegram: StaffTelegram) => string {
  const say = useText();
  return ({ name, username }) => {
    const known = [name, username === null ? null : `@${username}`].filter((each) => each !== null);
    return known.length === 0 ? say('staff-tied') : say('staff-tied-as', { who: known.join(' · ') });
  };
}

/** One's own Telegram: tied, to be untied; or not yet, where the theatre lets one sign in by it. */
export function OwnTie() {
  const say = useText();
  const { api, door } = useStaff();
  const tieText = useTieText();
  const { data, error, refetch } = useQuery(ownTieQuery(api));
  if (error !== null) return <StaffTrouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Waiting text={say('loading')} />;
  if (data === null) return <TelegramLogin purpose="tie" />;
  return (
    <>
      <p data-testid="own-tie">{tieText(data)}</p>
      <UntieButton
        id={door.staffId}
        title={say('staff-untie-own-title')}
        text={say('staff-untie-own-text')}
      />
    </>
  );
}

interface UntieButtonProps {
  readonly id: number;
  /** The question. */
  readonly title: string;
  readonly text: string;
  readonly look?: ButtonLook;
}

/** Takes a Telegram off somebody's name, once it was asked about. */
export function UntieButton({ id, title, text, look = 'quiet' }: UntieButtonProps) {
  const say = useText();
  const { api } = useStaff();
  const queries = useQueryClient();
  const untie = useMutation({
    mutationFn: () => api.untieTelegram(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['staff', 'people'] }),
  });
  return (
    <>
      <AskedButton
        isDestructive
        look={look}
        title={title}
        text={text}
        confirm={say('staff-untie')}
        isDisabled={untie.isPending}
        testId="untie"
        onConfirm={() => untie.mutate()}
      >
        {say('staff-untie')}
      </AskedButton>
      {untie.error !== null && <StaffTrouble error={untie.error} />}
    </>
  );
}
