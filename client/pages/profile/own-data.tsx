import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { accountApi, type Session } from '../../session/index.ts';
import { Button } from '../../ui/button.tsx';
import { saveFile } from '../save-file.ts';
import { Trouble } from '../trouble.tsx';
import styles from './profile.module.css';

/** Everything that the house knows of somebody, as a file. */
export function OwnData({ session }: { readonly session: Session }) {
  const say = useText();
  const ask = useMutation({
    mutationFn: async () => {
      const text = JSON.stringify(await accountApi(session).everything(), null, 2);
      return saveFile(new File([text], 'rampa-my-data.json', { type: 'application/json' }));
    },
  });
  return (
    <section className={styles.section} aria-labelledby="data-title">
      <h2 id="data-title" className={styles.subtitle}>
        {say('profile-data')}
      </h2>
      <p className={styles.quiet}>{say('profile-data-text')}</p>
      {ask.data === false && <p role="status">{say('profile-data-not-here')}</p>}
      {ask.error !== null && <Trouble error={ask.error} />}
      <Button
        wide
        icon={<Download size={20} aria-hidden />}
        isPending={ask.isPending}
        testId="export"
        onPress={() => ask.mutate()}
      >
        {say('profile-data-get')}
      </Button>
    </section>
  );
}
