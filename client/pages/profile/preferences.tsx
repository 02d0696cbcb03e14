import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SwitchButton, SwitchField } from 'react-aria-components';
import type { Profile, ProfileChange } from '../../../protocol/people.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { accountApi, type Session } from '../../session/index.ts';
import { classes } from '../../ui/classes.ts';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { profileQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import styles from './profile.module.css';
import { zonesOf } from './zones.ts';

interface PreferencesProps {
  readonly profile: Profile;
  readonly session: Session;
}

/** Language, zone and reminders; each is kept at once. */
export function Preferences({ profile, session }: PreferencesProps) {
  const say = useText();
  const queries = useQueryClient();
  const { setLocale } = useLanguage();
  const { queryKey } = profileQuery(session);
  const change = useMutation({
    mutationFn: (asked: ProfileChange) => accountApi(session).change(asked),
    // Seen at once; what the house has not taken is put back.
    onMutate: (asked) => queries.setQueryData(queryKey, (before) => before && changed(before, asked)),
    onSuccess: (kept) => queries.setQueryData(queryKey, kept),
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
  const { language, timeZone, wantsReminders } = profile;
  return (
    <section className={styles.card} aria-label={say('profile-preferences')}>
      <div className={styles.field}>
        <p className={styles.quiet}>{say('profile-language')}</p>
        <Segments
          label={say('profile-language')}
          value={language}
          options={[
            { value: 'ru', text: 'Русский' },
            { value: 'en', text: 'English' },
          ]}
          onChange={(next) => {
            setLocale(next);
            change.mutate({ language: next });
          }}
          testId="profile-language"
        />
      </div>
      <Select
        label={say('profile-zone')}
        value={timeZone ?? ''}
        options={[
          { id: '', label: say('profile-zone-theatre') },
          ...zonesOf(timeZone).map((id) => ({ id, label: id.replaceAll('_', ' ') })),
        ]}
        onChange={(id) => change.mutate({ timeZone: id === '' ? null : id })}
        testId="profile-zone"
      />
      <SwitchField isSelected={wantsReminders} onChange={(isOn) => change.mutate({ wantsReminders: isOn })}>
        <SwitchButton className={classes(styles.switch)} data-testid="profile-reminders">
          <span>
            <span className={styles.label}>{say('profile-reminders')}</span>
            <span className={styles.quiet}>{say('profile-reminders-text')}</span>
          </span>
          <span className={styles.knob} aria-hidden />
        </SwitchButton>
      </SwitchField>
      {change.error !== null && <Trouble error={change.error} />}
    </section>
  );
}

/** What is not said stays. */
const changed = (profile: Profile, { language, timeZone, wantsReminders }: ProfileChange): Profile => ({
  ...profile,
  ...(language !== undefined && { language }),
  ...(timeZone !== undefined && { timeZone }),
  ...(wantsReminders !== undefined && { wantsReminders }),
});
