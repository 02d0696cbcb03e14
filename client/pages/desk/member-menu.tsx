import {
  Ban,
  Crown,
  Ellipsis,
  MessageSquare,
  MessageSquareDashed,
  MessageSquareOff,
  Spotlight,
  UserX,
} from 'lucide-react';
import { useState } from 'react';
import { type ChatAllowance, chatAllowances, type DeskMember } from '../../../protocol/room/index.ts';
import { type Say, useText } from '../../i18n/language.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { type MenuEntry, MoreMenu } from '../../ui/more-menu.tsx';
import { useDeskTools } from './desk-context.tsx';
import type { DeskTools } from './desk-store.ts';
import { useDesk } from './use-desk.ts';

/** What is asked about before it is done. */
type Question = 'remove' | 'ban' | 'give' | 'take' | 'resign';

interface MemberMenuProps {
  readonly member: DeskMember;
  readonly isOwn: boolean;
}

/** What is seldom done about somebody, behind one button. */
export function MemberMenu({ member, isOwn }: MemberMenuProps) {
  const say = useText();
  const desk = useDeskTools();
  const isLit = useDesk((view) => view.scene.spotlight === member.id, false);
  const [asked, ask] = useState<Question | null>(null);
  const items = [
    ...spotlightItem(member, isLit, desk, say),
    ...(member.role === 'audience' ? hushItems(member, desk, say) : []),
    ...questionsAbout(member, isOwn).map((question): MenuEntry => ({
      id: question,
      text: say(`desk-${question}`),
      icon: iconOf[question],
      onAction: () => ask(question),
    })),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <MoreMenu
        label={say('desk-more-about', { name: member.name })}
        icon={<Ellipsis size={20} aria-hidden />}
        testId="member-more"
        items={items}
      />
      {asked !== null && (
        <Confirm
          title={say(`desk-${asked}-title`, { name: member.name })}
          text={say(`desk-${asked}-text`)}
          confirm={say(`desk-${asked}`)}
          isDestructive
          onConfirm={() => answer(asked, member, desk)}
          onClose={() => ask(null)}
        />
      )}
    </>
  );
}

const iconOf = {
  remove: <UserX size={20} aria-hidden />,
  ban: <Ban size={20} aria-hidden />,
  give: <Crown size={20} aria-hidden />,
  take: <Crown size={20} aria-hidden />,
  resign: <Crown size={20} aria-hidden />,
} as const satisfies Record<Question, unknown>;

function questionsAbout({ role }: DeskMember, isOwn: boolean): readonly Question[] {
  if (isOwn) return ['resign'];
  const direction: readonly Question[] = role === 'actor' ? ['give'] : role === 'director' ? ['take'] : [];
  return [...direction, 'remove', 'ban'];
}

function answer(question: Question, { id: member }: DeskMember, desk: DeskTools): void {
  switch (question) {
    case 'remove':
      return void desk.act({ type: 'member.remove', member });
    case 'ban':
      return void desk.act({ type: 'member.remove', member, ban: true });
    case 'give':
      return void desk.act({ type: 'role.give', member, role: 'director' });
    case 'take':
    case 'resign':
      return void desk.act({ type: 'role.give', member, role: 'actor' });
  }
}

function spotlightItem(
  { id, standing }: DeskMember,
  isLit: boolean,
  desk: DeskTools,
  say: Say,
): readonly MenuEntry[] {
  if (standing !== 'on_stage') return [];
  return [
    {
      id: 'spotlight',
      text: say(isLit ? 'desk-spotlight-off' : 'desk-spotlight-on'),
      icon: <Spotlight size={20} aria-hidden />,
      onAction: () => void desk.act({ type: 'spotlight.set', member: isLit ? null : id }),
    },
  ];
}

const hushIcons: Readonly<Record<ChatAllowance, typeof MessageSquare>> = {
  free: MessageSquare,
  slow: MessageSquareDashed,
  off: MessageSquareOff,
};

function hushItems({ id, chat }: DeskMember, desk: DeskTools, say: Say): readonly MenuEntry[] {
  return chatAllowances
    .filter((allowance) => allowance !== chat)
    .map((allowance) => {
      const Icon = hushIcons[allowance];
      return {
        id: `chat-${allowance}`,
        text: say(`desk-hush-${allowance}`),
        icon: <Icon size={20} aria-hidden />,
        onAction: () => void desk.act({ type: 'chat.hush', member: id, chat: allowance }),
      };
    });
}
