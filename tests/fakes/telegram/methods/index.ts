import type { Method } from '../params.ts';
import { answerCallbackQuery } from './answers.ts';
import * as editing from './editing.ts';
import * as payments from './payments.ts';
import * as receiving from './receiving.ts';
import * as sending from './sending.ts';
import * as settings from './settings.ts';

/** All methods of the Bot API that this server has, by name. */
export function allMethods(act: Parameters<typeof receiving.setWebhook>[0]): ReadonlyMap<string, Method> {
  const {
    botName,
    botDescription,
    botShortDescription,
    commandsFor: _,
    menuButtonOf: __,
    ...others
  } = settings;
  return new Map<string, Method>(
    Object.entries({
      ...receiving,
      setWebhook: receiving.setWebhook(act),
      ...sending,
      ...editing,
      answerCallbackQuery,
      ...payments,
      ...others,
      setMyName: botName.set,
      getMyName: botName.get,
      setMyDescription: botDescription.set,
      getMyDescription: botDescription.get,
      setMyShortDescription: botShortDescription.set,
      getMyShortDescription: botShortDescription.get,
    }),
  );
}
