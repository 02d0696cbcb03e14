import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import { openLink, type Session } from '../../session/index.ts';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import doors from '../doors/doors.module.css';
import { useLinkSecret } from '../doors/use-link-secret.ts';
import { placeOf, sessionQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import { NoStaff } from './staff-frame.tsx';

/** A link of the staff: a tap opens it, for previews of links must not; then the shows. */
export default function StaffEnterPage() {
  const say = useText();
  const { secret, spent } = useLinkSecret();
  const queries = useQueryClient();
  const open = useMutation({
    mutationFn: (link: string) => openLink({ kind: 'staff', secret: link }, placeOf('staff')),
    onSuccess: (session: Session) => {
      queries.setQueryData(sessionQuery('staff').queryKey, session);
      spent();
      // Going back must not lead to a link that opens nothing any more.
      location.replace(pages.staffShows.path);
    },
  });
  if (secret === null && !open.isSuccess) {
    return (
      <Page isNarrow>
        <NoStaff />
      </Page>
    );
  }
  return (
    <Page isNarrow title={say('staff-enter-title')}>
      <EnterScreen
        isPending={open.isPending || open.isSuccess}
        error={open.error}
        onOpen={() => secret !== null && open.mutate(secret)}
      />
    </Page>
  );
}

interface EnterScreenProps {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onOpen: () => void;
}

/** What a link of the staff is, and the tap that opens it. */
export function EnterScreen({ isPending, error, onOpen }: EnterScreenProps) {
  const say = useText();
  return (
    <div className={doors.door}>
      <KeyRound size={40} aria-hidden />
      <h1 className={doors.title}>{say('staff-enter-title')}</h1>
      <p className={doors.text}>{say('staff-enter-text')}</p>
      <Button look="primary" isPending={isPending} testId="open-staff" onPress={onOpen}>
        {say('staff-enter-open')}
      </Button>
      {error !== null && <Trouble error={error} />}
    </div>
  );
}
