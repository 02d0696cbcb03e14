import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { StaffShow } from '../../../protocol/admin.ts';
import type { InvitationId } from '../../../protocol/ids.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Segments } from '../../ui/segments.tsx';
import { Field } from './field.tsx';
import { OnceLink } from './once-link.tsx';
import { nameOf } from './show-fields.ts';
import { useStaff } from './staff-context.tsx';
import { invitationsQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

type CastRole = 'actor' | 'director';

function useInvite({ id }: StaffShow, onDone: () => void) {
  const { api } = useStaff();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { role: CastRole; name: string }) => api.invite(id, body),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries(invitationsQuery(api, id));
    },
  });
}

interface InviteFormProps {
  readonly show: StaffShow;
  /** Whether the link of an invitation opens nothing any more. */
  readonly isDead: (id: InvitationId) => boolean;
}

/** A new invitation: who, and as what. Its link is shown once. */
export function InviteForm({ show, isDead }: InviteFormProps) {
  const say = useText();
  const [role, setRole] = useState<CastRole>('actor');
  const [name, setName] = useState('');
  const [isWrong, setWrong] = useState(false);
  const invite = useInvite(show, () => setName(''));
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const named = nameOf(name);
    setWrong(named === null);
    if (named !== null && !invite.isPending) invite.mutate({ role, name: named });
  };
  return (
    <>
      {invite.data !== undefined && !isDead(invite.data.id) && (
        <OnceLink
          key={invite.data.id}
          link={invite.data.link}
          text={say('staff-link-for', { name: invite.variables.name })}
        />
      )}
      <Form className={classes(styles.inner)} onSubmit={submit}>
        <RoleChoice role={role} onChange={setRole} />
        <Field
          label={say('staff-invite-name')}
          value={name}
          onChange={setName}
          wrong={isWrong ? say('staff-wrong-person') : null}
          hint={say('staff-invite-name-hint')}
          maxLength={40}
          testId="invite-name"
        />
        <Button type="submit" isPending={invite.isPending} testId="invite">
          {say('staff-invite')}
        </Button>
        {invite.error !== null && <StaffTrouble error={invite.error} />}
      </Form>
    </>
  );
}

interface RoleChoiceProps {
  readonly role: CastRole;
  readonly onChange: (role: CastRole) => void;
}

function RoleChoice({ role, onChange }: RoleChoiceProps) {
  const say = useText();
  return (
    <Segments<CastRole>
      label={say('staff-cast-role')}
      value={role}
      options={[
        { value: 'actor', text: say('staff-cast-role-actor') },
        { value: 'director', text: say('staff-cast-role-director') },
      ]}
      onChange={onChange}
      testId="cast-role"
    />
  );
}
