import type { BotCommand, MenuButton } from 'grammy/types';
import { z } from 'zod';
import { knownChat } from '../chats.ts';
import { badRequest } from '../errors.ts';
import { checkWebAppUrl } from '../keyboards.ts';
import { integer, json, type Method, method, optional, text } from '../params.ts';
import type { ChatState, World } from '../world.ts';

const Scope = z.looseObject({
  type: z.enum([
    'default',
    'all_private_chats',
    'all_group_chats',
    'all_chat_administrators',
    'chat',
    'chat_administrators',
    'chat_member',
  ]),
  chat_id: integer.optional(),
  user_id: integer.optional(),
});
type Scope = z.infer<typeof Scope>;

const audience = { scope: optional(json(Scope)), language_code: optional(text) };
const Command = z.object({ command: z.string(), description: z.string() });
const maxCommands = 100;

const commandKey = (scope: Scope = { type: 'default' }, language = ''): string =>
  [scope.type, scope.chat_id ?? '', scope.user_id ?? '', language].join(':');

export const setMyCommands = method(
  z.object({ ...audience, commands: json(z.array(Command)) }),
  ({ commands, scope, language_code }, { world }) => {
    if (commands.length > maxCommands) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    for (const { command, description } of commands) {
      if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
      if (description === '' || description.length > 256) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    const plain = commands.map(({ command, ...rest }) => ({ command: command.replace('/', ''), ...rest }));
    world.commands.set(commandKey(scope, language_code), plain);
    world.changes.announce();
    return true;
  },
);

export const getMyCommands = method(
  z.object(audience),
  ({ scope, language_code }, { world }) => world.commands.get(commandKey(scope, language_code)) ?? [],
);

export const deleteMyCommands = method(z.object(audience), ({ scope, language_code }, { world }) => {
  world.commands.delete(commandKey(scope, language_code));
  world.changes.announce();
  return true;
});

/** The commands that a person sees in a chat: the first list that is set, the chat's own before all others. */
export function commandsFor(world: World, { chat }: ChatState, language: string): readonly BotCommand[] {
  const scopes: Scope[] = [
    { type: 'chat', chat_id: chat.id },
    { type: chat.type === 'private' ? 'all_private_chats' : 'all_group_chats' },
    { type: 'default' },
  ];
  const keys = scopes.flatMap((scope) => [commandKey(scope, language), commandKey(scope)]);
  return keys.map((key) => world.commands.get(key)).find((commands) => commands?.length) ?? [];
}

/** A setter and a getter of a text that people see about the bot. */
function remembered(name: string, maxLength: number): { set: Method; get: Method } {
  const key = (language: string | undefined): string => `${name}:${language ?? ''}`;
  const input = z.object({ [name]: optional(text), language_code: optional(text) });
  return {
    set: method(input, (given, { world }) => {
      const value = given[name] ?? '';
      if (value.length > maxLength) throw badRequest(`${name} is too long`);
      world.texts.set(key(given['language_code']), value);
      return true;
    }),
    get: method(input, (given, { world }) => ({
      [name]: world.texts.get(key(given['language_code'])) ?? world.texts.get(key(undefined)) ?? '',
    })),
  };
}

export const botName = remembered('name', 64);
export const botDescription = remembered('description', 512);
export const botShortDescription = remembered('short_description', 120);

const Button = z.discriminatedUnion('type', [
  z.object({ type: z.literal('default') }),
  z.object({ type: z.literal('commands') }),
  z.object({ type: z.literal('web_app'), text: z.string().min(1), web_app: z.object({ url: z.string() }) }),
]);
const menuTarget = { chat_id: optional(integer) };

export const setChatMenuButton = method(
  z.object({ ...menuTarget, menu_button: optional(json(Button)) }),
  ({ chat_id, menu_button }, { world }) => {
    const button: MenuButton = menu_button ?? { type: 'default' };
    if (button.type === 'web_app') checkWebAppUrl(button.web_app.url, 'menu button');
    if (chat_id === undefined) world.menuButton = button;
    else privateChat(world, chat_id).menuButton = button;
    world.changes.announce();
    return true;
  },
);

export const getChatMenuButton = method(z.object(menuTarget), ({ chat_id }, { world }) =>
  chat_id === undefined ? world.menuButton : menuButtonOf(world, privateChat(world, chat_id)),
);

/** The chat's own button, if it has one that is not the default. */
export function menuButtonOf(world: World, chat: ChatState): MenuButton {
  const own = chat.menuButton;
  return own === undefined || own.type === 'default' ? world.menuButton : own;
}

function privateChat(world: World, id: number): ChatState {
  const chat = knownChat(world, id);
  if (chat.chat.type !== 'private') throw badRequest('chat not found');
  return chat;
}

export const getFile = method(z.object({ file_id: text }), ({ file_id }, { world }) => {
  const file = world.files.byId(file_id);
  if (file === undefined) throw badRequest('invalid file_id');
  const { path, uniqueId, bytes } = file;
  return { file_id, file_unique_id: uniqueId, file_size: bytes.length, file_path: path };
});
