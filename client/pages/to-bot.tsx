import { useQuery } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { telegram } from '../telegram/index.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { houseQuery } from './queries.ts';

interface ToBotProps {
  readonly text: string;
  readonly look?: 'primary' | 'quiet';
}

/** The way to the theatre's chat with its bot: there one is answered. Nothing for a theatre without a bot. */
export function ToBot({ text, look = 'quiet' }: ToBotProps) {
  const { data: house } = useQuery(houseQuery);
  const botLink = house?.botLink ?? null;
  if (botLink === null) return null;
  const icon = <Send size={20} aria-hidden />;
  if (telegram === null) {
    return (
      <LinkButton look={look} newTab href={botLink} icon={icon} testId="to-bot">
        {text}
      </LinkButton>
    );
  }
  const open = (): void => {
    telegram?.openTelegramLink(botLink);
    telegram?.post('web_app_close');
  };
  return (
    <Button look={look} icon={icon} testId="to-bot" onPress={open}>
      {text}
    </Button>
  );
}
