import { createContext, use } from 'react';
import type { InvoiceRef, View } from '../local/contract.ts';
import type { Actions } from './server.ts';
import type { ThemeParams } from './theme.ts';
import type { Words } from './words.ts';

/** A Mini App that is to be opened. */
export interface AppToOpen {
  readonly url: string;
  readonly title: string;
  readonly startParam?: string;
  /** False for buttons of the reply keyboard, from which an app learns nothing. */
  readonly withInitData: boolean;
}

/** What every part of the page may need. */
export interface Phone {
  readonly view: View;
  readonly words: Words;
  readonly actions: Actions;
  readonly theme: ThemeParams;
  /** Says something for a moment. */
  readonly toast: (text: string) => void;
  /** Says something until it is read. */
  readonly alert: (text: string) => void;
  readonly openApp: (app: AppToOpen) => void;
  /** A link of Telegram's own opens here, any other in a new tab. */
  readonly openLink: (url: string) => void;
  /** Opens the form of a payment. Resolves when it is closed. */
  readonly pay: (ref: InvoiceRef) => Promise<'paid' | 'cancelled' | 'failed'>;
}

export const PhoneContext = createContext<Phone | undefined>(undefined);

/** @throws Error outside of the page of a person */
export function usePhone(): Phone {
  const phone = use(PhoneContext);
  if (phone === undefined) throw new Error('there is no phone around this');
  return phone;
}
