import type { CheckReport } from '../../../protocol/check.ts';
import { networkOf, problemsOf, verdictOf } from '../../check/findings.ts';
import { momentText } from '../../i18n/format.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import styles from './check.module.css';

/** A report as the desk reads it: first what it means, then each part. */
export function ReportWords({ report }: { readonly report: CheckReport }) {
  const say = useText();
  const { locale } = useLanguage();
  const { findings, agent, figures, code, at } = report;
  const verdict = verdictOf(findings);
  const parts = [
    // The browser is named above; only one that does not fit is worth a sentence.
    ...(findings.browser === 'good' ? [] : [say(`check-browser-${findings.browser}`)]),
    say(`check-speaker-${findings.speaker}`),
    say(`check-microphone-${findings.microphone}`),
    say(`check-camera-${findings.camera}`),
    say(`check-network-${networkOf(findings)}`),
    say(`check-relay-${findings.relay}`),
  ];
  return (
    <article className={styles.found} data-testid="report" data-verdict={verdict}>
      <h4 className={styles.name}>{say(`report-verdict-${verdict}`)}</h4>
      <p className={styles.quiet}>
        {say('report-about', {
          code,
          when: momentText(at, locale),
          browser: say(`report-browser-${agent.browser}`),
          system: say(`report-system-${agent.system}`),
        })}
      </p>
      <ul className={styles.parts}>
        {parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      {figures !== undefined && (
        <p className={styles.quiet}>
          {say(figures.rttMs === null ? 'report-figures' : 'report-figures-rtt', {
            loss: figures.lossPercent,
            picture: figures.videoKbps,
            rtt: figures.rttMs ?? 0,
          })}
        </p>
      )}
      <Advice report={report} />
    </article>
  );
}

function Advice({ report }: { readonly report: CheckReport }) {
  const say = useText();
  const problems = problemsOf(report.findings);
  if (problems.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => (
        <li key={problem} data-problem={problem}>
          {say(`check-problem-${problem}`)}
        </li>
      ))}
    </ul>
  );
}
