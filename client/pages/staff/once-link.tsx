import { Link } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './staff.module.css';

interface OnceLinkProps {
  readonly link: string;
  /** Whose it is. */
  readonly text: string;
}

/** A link that is shown this once, with a button that copies it. */
export function OnceLink({ link, text }: OnceLinkProps) {
  const say = useText();
  const [isCopied, setCopied] = useState(false);
  const copy = (): void => {
    // The clipboard exists in secure contexts only; elsewhere the link stands here for copying by hand.
    if (!isSecureContext) return;
    void navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className={styles.once} role="status" data-testid="once-link">
      <p>{text}</p>
      <code className={styles.address} data-testid="once-link-text">
        {link}
      </code>
      <p className={styles.quiet}>{say('staff-link-once')}</p>
      {isSecureContext && (
        <Button icon={<Link size={20} aria-hidden />} testId="copy-link" onPress={copy}>
          {say(isCopied ? 'action-copied' : 'action-copy-link')}
        </Button>
      )}
    </div>
  );
}
