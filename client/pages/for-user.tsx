import type { ReactNode } from 'react';
import { useText } from '../i18n/language.tsx';
import type { Session } from '../session/index.ts';
import { Waiting } from '../ui/waiting.tsx';
import { OpenAgain } from './open-again.tsx';
import { Trouble } from './trouble.tsx';
import { useUser } from './visitor.ts';

interface ForUserProps {
  readonly known: (session: Session) => ReactNode;
  /** For a browser in which Telegram has signed nobody in. */
  readonly nobody: ReactNode;
}

/** What whom Telegram has signed in sees, once that is known. */
export function ForUser({ known, nobody }: ForUserProps) {
  const say = useText();
  const user = useUser();
  switch (user.at) {
    case 'asking':
      return <Waiting text={say('loading')} />;
    case 'unreached':
      return <Trouble error={user.error} onRetry={user.retry} />;
    case 'stale':
      return <OpenAgain />;
    case 'nobody':
      return nobody;
    case 'known':
      return known(user.session);
  }
}
