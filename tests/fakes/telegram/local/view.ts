import type { FakeGroup } from '../group.ts';
import { commandsFor, menuButtonOf } from '../methods/settings.ts';
import type { Telegram } from '../telegram.ts';
import type { FakeUser } from '../user.ts';
import type { ChatState } from '../world.ts';
import type { ChatView, Contact, Lobby, View } from './contract.ts';

/** The people and the group of a local Telegram. */
export interface Cast {
  readonly people: ReadonlyMap<string, { readonly contact: Contact; readonly user: FakeUser }>;
  readonly group: FakeGroup;
  initDataAgeMinutes: number;
}

const hourMs = 3_600_000;

/** Of the staff's group, for the theatre's settings. */
export const staffGroupId = -1_001_000_000_001;

/** Anna, Ben, and the group in which they work. */
export function createCast(telegram: Telegram): Cast {
  const anna = telegram.user({ firstName: 'Анна', languageCode: 'ru', username: 'anna', id: 210_000_001 });
  const ben = telegram.user({ firstName: 'Ben', languageCode: 'en', username: 'ben', id: 210_000_002 });
  return {
    people: new Map([
      ['anna', { contact: { key: 'anna', name: 'Анна', language: 'ru' }, user: anna }],
      ['ben', { contact: { key: 'ben', name: 'Ben', language: 'en' }, user: ben }],
    ]),
    group: telegram.group({ title: 'Rampa: staff', members: [anna, ben], id: staffGroupId }),
    initDataAgeMinutes: 0,
  };
}

/** When init data is signed: now, or so much earlier as was asked for. */
export function initDataDate({ world }: Telegram, cast: Cast): Date {
  return new Date(world.now() - (cast.initDataAgeMinutes / 60) * hourMs);
}

export function lobbyOf(telegram: Telegram, cast: Cast): Lobby {
  const { id, name, username } = telegram.bot;
  return { people: [...cast.people.values()].map(({ contact }) => contact), bot: { id, name, username } };
}

/** What a person sees now. */
export function viewOf(telegram: Telegram, cast: Cast, key: string): View | undefined {
  const person = cast.people.get(key);
  const account = person && telegram.world.people.get(person.user.id);
  if (person === undefined || account === undefined) return undefined;
  const { contact, user } = person;
  const chats = [...telegram.world.chats.values()].filter(({ members }) => members.has(user.id));
  return {
    ...lobbyOf(telegram, cast),
    me: { ...contact, id: user.id, stars: account.balance, hasBlockedBot: account.hasBlockedBot },
    chats: chats.map((chat) => chatView(telegram, chat, contact.language)),
    initDataAgeMinutes: cast.initDataAgeMinutes,
  };
}

function chatView({ world, bot }: Telegram, state: ChatState, language: string): ChatView {
  const { chat, messages, keyboard, keyboardMessageId, action } = state;
  const isPrivate = chat.type === 'private';
  return {
    id: chat.id,
    kind: isPrivate ? 'private' : 'group',
    title: isPrivate ? bot.name : chat.title,
    messages,
    keyboard: keyboard ?? null,
    keyboardMessageId: keyboardMessageId ?? null,
    menuButton: menuButtonOf(world, state),
    commands: commandsFor(world, state, language),
    typingUntil: action !== undefined && action.until > world.now() ? action.until : 0,
    isUnstarted: isPrivate && !messages.some(({ from }) => from?.id === chat.id),
  };
}
