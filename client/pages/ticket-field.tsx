import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { pages } from '../../protocol/pages.ts';
import { useText } from '../i18n/language.tsx';
import { accountApi, type Session } from '../session/index.ts';
import { telegram } from '../telegram/index.ts';
import { Button } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { go } from './go.ts';
import { linkOf } from './links.ts';
import styles from './start.module.css';
import { Trouble } from './trouble.tsx';

interface TicketFieldProps {
  /** Of whom Telegram has signed in: they take a ticket to their account. */
  readonly session: Session | null;
}

/** For a link that did not open by itself. */
export function TicketField({ session }: TicketFieldProps) {
  const say = useText();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const claim = useMutation({
    mutationFn: ({ by, secret }: { readonly by: Session; readonly secret: string }) =>
      accountApi(by).claim(secret),
    onSuccess: async () => {
      telegram?.feel('done');
      await queries.invalidateQueries({ queryKey: ['me'] });
      go(pages.tickets.path);
    },
    onError: () => telegram?.feel('wrong'),
  });
  const open = (event: SyntheticEvent): void => {
    event.preventDefault();
    const link = linkOf(text);
    setWrong(link === null);
    if (link === null) return;
    if (session !== null && link.path === pages.ticketLink.path) {
      claim.mutate({ by: session, secret: link.secret });
    } else go(`${link.path}#${link.secret}`);
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{say('start-ticket-title')}</h2>
      <p className={styles.quiet}>{say(session === null ? 'start-ticket-text' : 'start-ticket-claim')}</p>
      <Form className={classes(styles.form)} onSubmit={open}>
        <TextField
          className={classes(styles.field)}
          value={text}
          onChange={setText}
          isInvalid={isWrong}
          autoComplete="off"
        >
          <Label>{say('start-ticket-label')}</Label>
          <Input
            className={classes(styles.input)}
            placeholder={say('start-ticket-example')}
            spellCheck="false"
          />
          <FieldError className={classes(styles.wrong)}>{say('start-ticket-wrong')}</FieldError>
        </TextField>
        <Button type="submit" icon={<ArrowRight size={20} aria-hidden />} isPending={claim.isPending}>
          {say(session === null ? 'start-ticket-open' : 'start-ticket-keep')}
        </Button>
      </Form>
      {claim.error !== null && <Trouble error={claim.error} />}
    </section>
  );
}
