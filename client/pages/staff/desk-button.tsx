import { useMutation } from '@tanstack/react-query';
import { LayoutDashboard } from 'lucide-react';
import type { StaffShow } from '../../../protocol/admin.ts';
import { useText } from '../../i18n/language.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { useStaff } from './staff-context.tsx';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

/** The way to the desk for whoever works here: a place of their own in the room, in a tab of its own. */
export function DeskButton({ show }: { readonly show: StaffShow }) {
  const say = useText();
  const { api } = useStaff();
  const open = useMutation({
    mutationFn: () => api.openDesk(show.id),
    onSuccess: (link) => {
      // The tab must have nothing of this one: neither its storage nor a way back into it.
      window.open(link, '_blank', 'noopener');
    },
  });
  return (
    <div className={styles.inner}>
      <p className={styles.quiet}>{say('staff-desk-text')}</p>
      <Button
        icon={<LayoutDashboard size={20} aria-hidden />}
        isPending={open.isPending}
        testId="open-desk"
        onPress={() => open.mutate()}
      >
        {say('staff-desk-open')}
      </Button>
      {open.data !== undefined && (
        <p className={styles.quiet} role="status">
          {say('staff-desk-blocked')}{' '}
          <LinkButton look="plain" href={open.data} newTab testId="desk-link">
            {say('staff-desk-here')}
          </LinkButton>
        </p>
      )}
      {open.error !== null && <StaffTrouble error={open.error} />}
    </div>
  );
}
