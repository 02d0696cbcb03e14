import type { Chat, ChatMember, Message } from 'grammy/types';
import { type Conversation, conversation, type Timeout } from './conversation.ts';
import { announceMembership } from './people.ts';
import type { FakeUser } from './user.ts';
import { type ChatState, newChat, type Person, type World } from './world.ts';

/** A group into which the bot was added. */
export interface FakeGroup {
  /** Negative, as all ids of groups. */
  readonly id: number;
  readonly chat: Chat.SupergroupChat;
  /** What a member does and sees in it. @throws Error for somebody who is no member */
  as(user: FakeUser): Conversation;
  messages(): readonly Message[];
  waitForMessage(is: (message: Message) => boolean, options?: Timeout): Promise<Message>;
  /** Its first member takes the bot out. */
  removeBot(): void;
  /** Its first member brings the bot in again. */
  addBot(): void;
}

export interface GroupOptions {
  readonly title: string;
  /** At least one. The first has made it. */
  readonly members: readonly [FakeUser, ...FakeUser[]];
  /** A free one when not said. */
  readonly id?: number;
}

const firstGroupId = -1_001_000_000_000;

/** Makes a group with the bot in it. */
export function createGroup(world: World, { title, members, id }: GroupOptions): FakeGroup {
  const chat: Chat.SupergroupChat = {
    id: id ?? firstGroupId - world.nextSerial(),
    type: 'supergroup',
    title,
  };
  const state: ChatState = newChat(chat, 'removed');
  for (const member of members) state.members.add(member.id);
  world.chats.set(chat.id, state);
  const first = personOf(world, state, members[0]);
  const view = conversation(world, first, state);
  const left: ChatMember = { status: 'left', user: world.me };
  const member: ChatMember = { status: 'member', user: world.me };
  const addBot = (): void => {
    state.bot = 'member';
    announceMembership(world, first, state, left, member);
  };
  addBot();
  return {
    id: chat.id,
    chat,
    as: (user) => conversation(world, personOf(world, state, user), state),
    messages: view.messages,
    waitForMessage: view.waitForMessage,
    removeBot() {
      state.bot = 'removed';
      const kicked: ChatMember = { status: 'kicked', user: world.me, until_date: 0 };
      announceMembership(world, first, state, member, kicked);
    },
    addBot,
  };
}

function personOf(world: World, state: ChatState, user: FakeUser): Person {
  const person = world.people.get(user.id);
  if (person === undefined || !state.members.has(user.id)) {
    throw new Error(`${user.user.first_name} is no member`);
  }
  return person;
}
