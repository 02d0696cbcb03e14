import { ExternalLink, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { pages } from '../../../protocol/pages.ts';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { LanguageSwitch } from '../../ui/language-switch.tsx';
import styles from './demo.module.css';
import { OpenElsewhere } from './open-elsewhere.tsx';
import type { Step } from './steps.ts';

/** The three clicks, in order. */
const clicks = ['raise', 'invite', 'accept'] as const;

interface DemoHeaderProps {
  readonly step: Step;
  readonly onRestart: () => void;
}

/** What to do next, said in one line; the way to other tabs and phones. */
export function DemoHeader({ step, onRestart }: DemoHeaderProps) {
  const say = useText();
  const [isElsewhere, setElsewhere] = useState(false);
  return (
    <header className={styles.header}>
      <a className={styles.home} href={pages.start.path}>
        {say('product-name')}
      </a>
      <Steps step={step} />
      <div className={styles.headerActions}>
        {step === 'over' && (
          <Button
            look="primary"
            icon={<RotateCcw size={20} aria-hidden />}
            testId="restart"
            onPress={onRestart}
          >
            {say('demo-again')}
          </Button>
        )}
        <Button
          look="plain"
          icon={<ExternalLink size={20} aria-hidden />}
          label={say('demo-elsewhere')}
          testId="open-elsewhere"
          onPress={() => setElsewhere(true)}
        >
          <span className={styles.actionText}>{say('demo-elsewhere')}</span>
        </Button>
        <LanguageSwitch />
      </div>
      {isElsewhere && <OpenElsewhere onClose={() => setElsewhere(false)} />}
    </header>
  );
}

function Steps({ step }: { readonly step: Step }) {
  const say = useText();
  const current = clicks.findIndex((click) => click === step);
  if (current < 0) {
    return (
      <p className={styles.saying} role="status" data-testid="demo-saying">
        {say(`demo-step-${step}`)}
      </p>
    );
  }
  return (
    <ol className={styles.steps} aria-label={say('demo-steps')}>
      {clicks.map((click, index) => (
        <li
          key={click}
          className={styles.step}
          data-state={index < current ? 'past' : index === current ? 'now' : 'next'}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className={styles.number}>{index + 1}</span>
          <span className={styles.stepText}>{say(`demo-step-${click}`)}</span>
        </li>
      ))}
    </ol>
  );
}
