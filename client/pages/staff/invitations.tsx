import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { InvitationView, StaffShow } from '../../../protocol/admin.ts';
import type { InvitationId } from '../../../protocol/ids.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import { AskedButton } from './asked-button.tsx';
import { DeskButton } from './desk-button.tsx';
import { InviteForm } from './invite-form.tsx';
import { OnceLink } from './once-link.tsx';
import { SendInvitation, type Sent, SentNotice } from './send-invitation.tsx';
import { useStaff } from './staff-context.tsx';
import { invitationsQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

type Invitation = z.infer<typeof InvitationView>;

/** Who comes to play and to direct: making links, and taking them back. */
export function Invitations({ show }: { readonly show: StaffShow }) {
  const say = useText();
  const { api } = useStaff();
  const { data, error, refetch } = useQuery(invitationsQuery(api, show.id));
  const [sent, setSent] = useState<Sent | null>(null);
  const tell = (what: Sent): void => {
    setSent(what);
    void refetch();
  };
  // The link of an invitation that was made anew, or taken back, opens nothing: nobody shall copy it.
  const isDead = (id: InvitationId): boolean =>
    data?.some((invitation) => invitation.id === id && invitation.revoked) ?? false;
  const isOver = show.status === 'finished' || show.status === 'cancelled';
  return (
    <section className={styles.card} aria-labelledby="invitations-title" data-testid="invitations">
      <h2 id="invitations-title" className={styles.heading}>
        {say('staff-invitations')}
      </h2>
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {error !== null && <StaffTrouble error={error} onRetry={() => void refetch()} />}
      {sent !== null && !isDead(sent.id) && <SentNotice key={sent.id} sent={sent} />}
      {data?.length === 0 && <p className={styles.quiet}>{say('staff-invitations-none')}</p>}
      {data !== undefined && data.length > 0 && (
        <ul className={styles.rows}>
          {data.map((invitation) => (
            <li key={invitation.id}>
              <InvitationRow show={show} invitation={invitation} isDead={isDead} onSent={tell} />
            </li>
          ))}
        </ul>
      )}
      {!isOver && <InviteForm show={show} isDead={isDead} />}
      {!isOver && <DeskButton show={show} />}
    </section>
  );
}

interface InvitationRowProps {
  readonly show: StaffShow;
  readonly invitation: Invitation;
  /** Whether the link of an invitation opens nothing any more. */
  readonly isDead: (id: InvitationId) => boolean;
  readonly onSent: (sent: Sent) => void;
}

function InvitationRow({ show, invitation, isDead, onSent }: InvitationRowProps) {
  const say = useText();
  const { locale } = useLanguage();
  const { api } = useStaff();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => api.revokeInvitation(invitation.id),
    onSettled: () => queries.invalidateQueries(invitationsQuery(api, show.id)),
  });
  const renew = useMutation({
    mutationFn: () => api.renewInvitation(invitation.id),
    onSettled: () => queries.invalidateQueries(invitationsQuery(api, show.id)),
  });
  const { name, role, revoked, used } = invitation;
  const error = revoke.error ?? renew.error;
  const state = revoked ? 'revoked' : used ? 'used' : 'fresh';
  return (
    <div className={styles.person} data-testid="invitation" data-state={state}>
      <span className={styles.rowText}>
        <strong>{name}</strong>
        <span className={styles.quiet}>
          {say(`staff-cast-role-${role}`)} ·{' '}
          {say(`staff-invitation-${state}`, { until: momentText(invitation.expiresAt, locale) })}
        </span>
      </span>
      {!revoked && (
        <div className={styles.acts}>
          <AskedButton
            look="plain"
            title={say('staff-renew-title', { name })}
            text={say('staff-renew-text')}
            confirm={say('staff-new-link')}
            isDisabled={renew.isPending || revoke.isPending}
            testId="renew-invitation"
            onConfirm={() => renew.mutate()}
          >
            {say('staff-new-link')}
          </AskedButton>
          <AskedButton
            isDestructive
            look="plain"
            title={say('staff-revoke-title', { name })}
            text={say('staff-revoke-text')}
            confirm={say('staff-revoke')}
            isDisabled={revoke.isPending}
            testId="revoke-invitation"
            onConfirm={() => revoke.mutate()}
          >
            {say('staff-revoke')}
          </AskedButton>
        </div>
      )}
      {!revoked && <SendInvitation id={invitation.id} name={name} onSent={onSent} />}
      {renew.data !== undefined && !isDead(renew.data.id) && (
        <OnceLink key={renew.data.id} link={renew.data.link} text={say('staff-link-for', { name })} />
      )}
      {error !== null && <StaffTrouble error={error} />}
    </div>
  );
}
