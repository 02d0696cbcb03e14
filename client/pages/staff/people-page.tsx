import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { StaffView } from '../../../protocol/admin.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { houseQuery } from '../queries.ts';
import { Waiting } from '../../ui/waiting.tsx';
import { AskedButton } from './asked-button.tsx';
import { OnceLink } from './once-link.tsx';
import { AddPerson } from './person-form.tsx';
import { useStaff } from './staff-context.tsx';
import { StaffFrame } from './staff-frame.tsx';
import { peopleQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import { OwnTie, UntieButton, useTieText } from './tie.tsx';
import styles from './staff.module.css';

type Person = z.infer<typeof StaffView>;

/** Who works here, for the owner; for everybody, a way in on another device. */
export default function StaffPeoplePage() {
  const say = useText();
  return (
    <StaffFrame title={say('staff-people')} place="people">
      <PeopleScreen />
    </StaffFrame>
  );
}

/** One's own next link, and the staff as far as one may see them. */
export function PeopleScreen() {
  const say = useText();
  const { may } = useStaff();
  return (
    <>
      <h1 className={styles.title}>{say(may('own') ? 'staff-people' : 'staff-own')}</h1>
      <OwnDevice />
      {may('own') && (
        <>
          <People />
          <AddPerson />
        </>
      )}
    </>
  );
}

function OwnDevice() {
  const say = useText();
  const { api, door } = useStaff();
  const make = useMutation({ mutationFn: () => api.newLink(door.staffId) });
  return (
    <section className={styles.card} aria-labelledby="own-title" data-testid="own-device">
      <h2 id="own-title" className={styles.heading}>
        {say('staff-own-device')}
      </h2>
      <p className={styles.quiet}>{say('staff-own-device-text')}</p>
      {make.data !== undefined && (
        <OnceLink
          key={make.data.link}
          link={make.data.link}
          text={say('staff-link-for', { name: door.name })}
        />
      )}
      {make.data !== undefined && <BotWay link={make.data.link} />}
      {make.error !== null && <StaffTrouble error={make.error} />}
      <Button isPending={make.isPending} testId="own-link" onPress={() => make.mutate()}>
        {say('staff-new-link')}
      </Button>
      <OwnTie />
    </section>
  );
}

/** The same link, spent in the bot: it ties a colleague's Telegram to their name, and `/admin` is theirs. */
function BotWay({ link }: { readonly link: string }) {
  const say = useText();
  const { data: house } = useQuery(houseQuery);
  if (house === undefined || house.botLink === null) return null;
  const secret = link.slice(link.indexOf('#') + 1);
  return (
    <p className={styles.quiet}>
      {say('staff-bot-way')}{' '}
      <LinkButton look="plain" href={`${house.botLink}?start=s_${secret}`} newTab testId="bot-way">
        {say('staff-bot-tie')}
      </LinkButton>
    </p>
  );
}

function People() {
  const say = useText();
  const { api } = useStaff();
  const { data, error, refetch } = useQuery(peopleQuery(api));
  return (
    <section className={styles.card} aria-labelledby="people-title" data-testid="people">
      <h2 id="people-title" className={styles.heading}>
        {say('staff-people-all')}
      </h2>
      {data === undefined && error === null && <Waiting text={say('loading')} />}
      {error !== null && <StaffTrouble error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <ul className={styles.rows}>
          {data.map((person) => (
            <li key={person.id}>
              <PersonRow person={person} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function PersonRow({ person }: { readonly person: Person }) {
  const say = useText();
  const { locale } = useLanguage();
  const tieText = useTieText();
  const { id, name, role, disabled, lastSeen, telegram } = person;
  const seen =
    lastSeen === null
      ? say('staff-never-seen')
      : say('staff-last-seen', { when: momentText(lastSeen, locale) });
  return (
    <div className={styles.person} data-testid="person" data-disabled={disabled}>
      <span className={styles.rowText}>
        <strong>{name}</strong>
        <span className={styles.quiet}>
          {say(`staff-role-${role}`)} · {disabled ? say('staff-disabled') : seen}
        </span>
        {telegram !== null && (
          <span className={styles.quiet} data-testid="person-tie">
            {tieText(telegram)}
          </span>
        )}
      </span>
      {!disabled && <PersonActs key={id} person={person} />}
    </div>
  );
}

function PersonActs({ person: { id, name, telegram } }: { readonly person: Person }) {
  const say = useText();
  const { api } = useStaff();
  const queries = useQueryClient();
  const make = useMutation({ mutationFn: () => api.newLink(id) });
  const disable = useMutation({
    mutationFn: () => api.disableStaff(id),
    onSettled: () => queries.invalidateQueries(peopleQuery(api)),
  });
  const error = make.error ?? disable.error;
  return (
    <>
      <div className={styles.acts}>
        <Button look="plain" isPending={make.isPending} testId="person-link" onPress={() => make.mutate()}>
          {say('staff-new-link')}
        </Button>
        <AskedButton
          isDestructive
          look="plain"
          title={say('staff-disable-title', { name })}
          text={say('staff-disable-text')}
          confirm={say('staff-disable')}
          isDisabled={disable.isPending}
          testId="disable-person"
          onConfirm={() => disable.mutate()}
        >
          {say('staff-disable')}
        </AskedButton>
        {telegram !== null && (
          <UntieButton
            id={id}
            look="plain"
            title={say('staff-untie-title', { name })}
            text={say('staff-untie-text')}
          />
        )}
      </div>
      {make.data !== undefined && (
        <OnceLink key={make.data.link} link={make.data.link} text={say('staff-link-for', { name })} />
      )}
      {error !== null && <StaffTrouble error={error} unfit={say('staff-last-owner')} />}
    </>
  );
}
