import { TicketCheck } from 'lucide-react';
import { useStore } from 'zustand';
import { type DeviceCheckApi, findingsOf } from '../../check/device-check.ts';
import { problemsOf, verdictOf } from '../../check/findings.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Trouble } from '../trouble.tsx';
import { Refusal } from '../../../protocol/refusal.ts';
import styles from './check.module.css';

/** The end of the check: one sentence, what to do for each problem, and a code for the theatre. */
export function Verdict({ check }: { readonly check: DeviceCheckApi }) {
  const say = useText();
  const findings = findingsOf(useStore(check.store));
  const verdict = verdictOf(findings);
  const problems = problemsOf(findings);
  return (
    <section className={styles.verdict} data-testid="check-verdict" data-verdict={verdict}>
      <div aria-live="polite" className={styles.sentences}>
        <h3 className={styles.sentence}>{say(`check-verdict-${verdict}`)}</h3>
        {problems.length > 0 && (
          <ul className={styles.problems}>
            {problems.map((problem) => (
              <li key={problem} data-problem={problem}>
                {say(`check-problem-${problem}`)}
              </li>
            ))}
          </ul>
        )}
      </div>
      {(verdict !== 'unfinished' || problems.length > 0) && <Report check={check} />}
    </section>
  );
}

function Report({ check }: { readonly check: DeviceCheckApi }) {
  const say = useText();
  const { report, measuring } = useStore(check.store);
  if (report.at === 'made') {
    return (
      <div className={styles.report} role="status">
        <p className={styles.quiet}>{say('check-code-label')}</p>
        <p className={styles.code} data-testid="check-code">
          {report.code}
        </p>
        <p className={styles.quiet}>{say('check-code-hint')}</p>
      </div>
    );
  }
  return (
    <>
      {report.at === 'refused' && <Trouble error={new Refusal(report.code, 'of the report')} />}
      <p className={styles.quiet}>{say('check-report-why')}</p>
      <Button
        look="quiet"
        icon={<TicketCheck size={20} aria-hidden />}
        isPending={report.at === 'sending'}
        isDisabled={measuring !== null}
        testId="check-report"
        onPress={() => void check.leaveReport()}
      >
        {say('check-report')}
      </Button>
    </>
  );
}
