import { useMutation, useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import type { ReachablePerson, SentInvitation } from '../../../protocol/admin.ts';
import type { InvitationId } from '../../../protocol/ids.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { houseQuery } from '../queries.ts';
import { AskedButton } from './asked-button.tsx';
import { Field } from './field.tsx';
import { OnceLink } from './once-link.tsx';
import { useStaff } from './staff-context.tsx';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

/** What became of an invitation that the bot was to bring. */
export type Sent = SentInvitation & { readonly name: string };

interface SendInvitationProps {
  readonly id: InvitationId;
  readonly name: string;
  readonly onSent: (sent: Sent) => void;
}

/** Said above the list: in it the invitation has another number now. */
export function SentNotice({ sent: { outcome, link, name } }: { readonly sent: Sent }) {
  const say = useText();
  const told = say(`staff-sent-${outcome}`);
  if (outcome === 'sent') return <p role="status">{told}</p>;
  return <OnceLink link={link} text={`${told} ${say('staff-link-for', { name })}`} />;
}

/** Lets the bot bring an invitation to somebody who has started it; nothing where there is no bot. */
export function SendInvitation(props: SendInvitationProps) {
  const say = useText();
  const { data: house } = useQuery(houseQuery);
  const [isOpen, setOpen] = useState(false);
  if (house === undefined || house.botLink === null) return null;
  if (!isOpen) {
    return (
      <Button
        look="plain"
        icon={<Send size={20} aria-hidden />}
        testId="send-invitation"
        onPress={() => setOpen(true)}
      >
        {say('staff-send')}
      </Button>
    );
  }
  return <SearchPerson {...props} botLink={house.botLink} />;
}

const calledOf = ({ name, username }: ReachablePerson): string =>
  username === null ? name : `${name} · @${username}`;

function SearchPerson({ id, name, onSent, botLink }: SendInvitationProps & { readonly botLink: string }) {
  const say = useText();
  const { api } = useStaff();
  const [text, setText] = useState('');
  const search = useMutation({ mutationFn: () => api.searchPeople(text.trim()) });
  const send = useMutation({
    mutationFn: (userId: number) => api.sendInvitation(id, userId),
    onSuccess: (sent) => onSent({ ...sent, name }),
  });
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') search.mutate();
  };
  return (
    <Form className={classes(styles.inner)} onSubmit={submit}>
      <Field
        label={say('staff-send-whom')}
        value={text}
        onChange={setText}
        wrong={null}
        hint={say('staff-send-hint', { bot: botLink })}
        maxLength={80}
        testId="send-search"
      />
      <Button type="submit" isPending={search.isPending} testId="send-find">
        {say('staff-send-find')}
      </Button>
      {search.data?.length === 0 && <p role="status">{say('staff-send-nobody')}</p>}
      {search.data !== undefined && search.data.length > 0 && (
        <ul className={styles.rows}>
          {search.data.map((person) => (
            <li key={person.userId}>
              <AskedButton
                look="plain"
                title={say('staff-send-title', { name })}
                text={say('staff-send-text', { person: calledOf(person) })}
                confirm={say('staff-send-do')}
                isDisabled={send.isPending}
                testId="send-to"
                onConfirm={() => send.mutate(person.userId)}
              >
                {calledOf(person)}
              </AskedButton>
            </li>
          ))}
        </ul>
      )}
      {search.error !== null && <StaffTrouble error={search.error} />}
      {send.error !== null && <StaffTrouble error={send.error} />}
    </Form>
  );
}
