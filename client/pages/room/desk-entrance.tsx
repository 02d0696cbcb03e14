import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../../i18n/language.tsx';
import { openLink, type Session } from '../../session/index.ts';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { useLinkSecret } from '../doors/use-link-secret.ts';
import { sessionQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';

/**
 * The desk for whoever comes from the staff pages: the secret in the fragment is spent at once, since it was asked for
 * by a tap there and is theirs alone. Their place at another device is taken over.
 */
export function DeskEntrance({ children }: { readonly children: ReactNode }) {
  const { secret, spent } = useLinkSecret();
  return secret === null ? children : <Opening secret={secret} onSpent={spent} />;
}

function Opening({ secret, onSpent }: { readonly secret: string; readonly onSpent: () => void }) {
  const say = useText();
  const queries = useQueryClient();
  const { mutate, error } = useMutation({
    mutationFn: () => openLink({ kind: 'invitation', secret, takeOver: true }, { scope: 'invitation' }),
    onSuccess: (session: Session) => {
      queries.setQueryData(sessionQuery('invitation').queryKey, session);
      onSpent();
    },
  });
  const isAsked = useRef(false);
  useEffect(() => {
    if (isAsked.current) return;
    isAsked.current = true;
    mutate();
  }, [mutate]);
  if (error === null) return <Waiting isPage text={say('loading')} />;
  return (
    <Page isNarrow>
      <Trouble error={error} onRetry={() => mutate()} />
    </Page>
  );
}
