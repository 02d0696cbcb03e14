import { useQuery } from '@tanstack/react-query';
import { ArrowRight, Drama } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import type { ShowView } from '../../protocol/http.ts';
import { pages } from '../../protocol/pages.ts';
import { useText } from '../i18n/language.tsx';
import { Button, LinkButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { Page } from '../ui/page.tsx';
import { Waiting } from '../ui/waiting.tsx';
import { MyOrders } from './buy/my-orders.tsx';
import { linkOf, showPath } from './links.ts';
import { Poster } from './poster.tsx';
import { houseQuery, showsQuery } from './queries.ts';
import { ShowFacts, ShowTime } from './show-facts.tsx';
import styles from './start.module.css';
import { Trouble } from './trouble.tsx';

/** What this is, what is on, and the way in for those who have a ticket. */
export function StartPage() {
  const say = useText();
  const house = useQuery(houseQuery);
  return (
    <Page>
      <section className={styles.hero}>
        <h1 className={styles.title}>{say('start-title')}</h1>
        <p className={styles.lead}>{say('start-lead')}</p>
        {house.data?.demo === true && (
          <div className={styles.demo}>
            <LinkButton
              look="primary"
              href={pages.demo.path}
              icon={<Drama size={20} aria-hidden />}
              testId="to-demo"
            >
              {say('start-demo')}
            </LinkButton>
            <p>{say('start-demo-text')}</p>
          </div>
        )}
      </section>
      <MyOrders />
      <Bill />
      <TicketField />
    </Page>
  );
}

function Bill() {
  const say = useText();
  const { data, error, refetch } = useQuery(showsQuery);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{say('start-bill')}</h2>
      {error !== null && <Trouble error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {data?.length === 0 && <p className={styles.quiet}>{say('start-nothing')}</p>}
      {data !== undefined && data.length > 0 && (
        <ul className={styles.bill}>
          {data.map((show) => (
            <li key={show.id}>
              <ShowCard show={show} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ShowCard({ show }: { readonly show: ShowView }) {
  return (
    <a className={styles.card} href={showPath(show.id)} data-testid="show-card">
      <Poster show={show} heading="h2" />
      <div className={styles.cardText}>
        <ShowTime show={show} />
        <ShowFacts show={show} />
      </div>
    </a>
  );
}

function TicketField() {
  const say = useText();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const open = (event: SyntheticEvent): void => {
    event.preventDefault();
    const link = linkOf(text);
    setWrong(link === null);
    if (link !== null) location.assign(`${link.path}#${link.secret}`);
  };
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{say('start-ticket-title')}</h2>
      <p className={styles.quiet}>{say('start-ticket-text')}</p>
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
        <Button type="submit" icon={<ArrowRight size={20} aria-hidden />}>
          {say('start-ticket-open')}
        </Button>
      </Form>
    </section>
  );
}
