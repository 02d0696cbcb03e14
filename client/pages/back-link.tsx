import { ArrowLeft } from 'lucide-react';
import { useBack } from '../telegram/use-host.ts';
import pageStyles from '../ui/page.module.css';
import { go } from './go.ts';

interface BackLinkProps {
  readonly href: string;
  readonly text: string;
}

/** The way to the page above this one: Telegram's own in its window, a link elsewhere. */
export function BackLink({ href, text }: BackLinkProps) {
  if (useBack(() => go(href))) return null;
  return (
    <a className={pageStyles.back} href={href}>
      <ArrowLeft size={20} aria-hidden />
      {text}
    </a>
  );
}
