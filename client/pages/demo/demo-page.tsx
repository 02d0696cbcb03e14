import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { Page } from '../../ui/page.tsx';
import { Waiting } from '../../ui/waiting.tsx';
import styles from '../doors/doors.module.css';
import { NotFoundPage } from '../not-found.tsx';
import { Trouble } from '../trouble.tsx';
import { DemoStage } from './demo-stage.tsx';
import { demoQuery, forgetDemo } from './use-demo-session.ts';

/** The demonstration: desk, wings and house side by side, already playing. */
export default function DemoPage() {
  const say = useText();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(demoQuery);
  const restart = async (): Promise<void> => {
    await forgetDemo();
    await queries.resetQueries({ queryKey: demoQuery.queryKey });
  };
  // A house that is no demonstration has no such page.
  if (error instanceof Refusal && error.code === 'not_found') return <NotFoundPage />;
  if (error !== null) {
    return (
      <Page isNarrow>
        <div className={styles.door}>
          <h1 className={styles.title}>{say('demo-closed-title')}</h1>
          <Trouble error={error} onRetry={() => void refetch()} />
        </div>
      </Page>
    );
  }
  if (data === undefined) return <Waiting text={say('demo-opening')} />;
  return <DemoStage demo={data} onRestart={() => void restart()} />;
}
