export type { Conversation, Timeout, WhichButton } from './conversation.ts';
export type { Faults } from './faults.ts';
export type { FakeGroup, GroupOptions } from './group.ts';
export type { PaymentOutcome } from './payments.ts';
export type { Profile } from './people.ts';
export { type BotOptions, startTelegram, type Telegram, type TelegramOptions } from './telegram.ts';
export type { FakeUser, InitDataOptions } from './user.ts';
export type { Call, CallbackAnswer, CallOutcome } from './world.ts';
