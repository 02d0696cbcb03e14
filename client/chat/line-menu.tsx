import { Ellipsis, MessageCircle, MessageCircleOff, Pin, PinOff, Snail, Trash2 } from 'lucide-react';
import type { MemberId } from '../../protocol/ids.ts';
import type { ChatAllowance, ChatLineView } from '../../protocol/room/index.ts';
import { useText } from '../i18n/language.tsx';
import { useRoom, useRoomApi } from '../stage/room-context.tsx';
import { type MenuEntry, MoreMenu } from '../ui/more-menu.tsx';

interface LineMenuProps {
  readonly line: ChatLineView;
  readonly by: MemberId;
}

const allowanceIcons = { free: MessageCircle, slow: Snail, off: MessageCircleOff } as const;

/** What the desk can do about a line and its writer. */
export function LineMenu({ line: { id, name, role }, by }: LineMenuProps) {
  const say = useText();
  const api = useRoomApi();
  const isPinned = useRoom((state) => state.room?.view.chat.pinned?.id === id);
  const allowance = useRoom(({ room }) =>
    room?.audience === 'desk' ? room.view.members[by]?.chat : undefined,
  );
  const hush = (chat: ChatAllowance): MenuEntry => {
    const Icon = allowanceIcons[chat];
    return {
      id: chat,
      text: say(`chat-hush-${chat}`, { name }),
      icon: <Icon size={20} aria-hidden />,
      onAction: () => void api.command({ type: 'chat.hush', member: by, chat }),
    };
  };
  const others = (['free', 'slow', 'off'] as const).filter((chat) => chat !== allowance);
  return (
    <MoreMenu
      label={say('chat-line-more', { name })}
      icon={<Ellipsis size={20} aria-hidden />}
      testId="chat-line-menu"
      items={[
        {
          id: 'pin',
          text: say(isPinned ? 'chat-unpin' : 'chat-pin'),
          icon: isPinned ? <PinOff size={20} aria-hidden /> : <Pin size={20} aria-hidden />,
          onAction: () => void api.command({ type: 'chat.pin', line: isPinned ? null : id }),
        },
        {
          id: 'delete',
          text: say('chat-delete'),
          icon: <Trash2 size={20} aria-hidden />,
          onAction: () => void api.command({ type: 'chat.delete', line: id }),
        },
        // Cast writes whatever the chat allows; and whoever has left needs no hushing.
        ...(role === 'audience' && allowance !== undefined ? others.map(hush) : []),
      ]}
    />
  );
}
