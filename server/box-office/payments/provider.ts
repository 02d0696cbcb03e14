/** What a provider is asked to give back. */
export interface RefundOrder {
  /** The provider's own reference of the charge. */
  readonly reference: string;
  /** Minor units of `currency`. */
  readonly amount: number;
  readonly currency: string;
  /** Telegram's number of whoever paid, where it is known. */
  readonly userId: bigint | undefined;
}

/**
 * Somebody who takes money for the theatre. Charges come in by `settle`, each in the way of its provider; what every
 * provider is asked for is here.
 */
export interface PaymentProvider {
  /** Lower case; stands with every charge in the database. */
  readonly name: string;
  /**
   * Whether asking twice for the same refund gives back once: then it may be asked for again when it is not known what
   * became of it.
   */
  readonly isRepeatable: boolean;
  /**
   * Gives money back. What was given back before counts as done.
   * @returns `refused` for people to look at; so many seconds after which to ask again, when nothing has happened yet
   * @throws Error when it is not known whether the money goes back: the connection broke, or the answer made no sense
   */
  refund(order: RefundOrder): Promise<'done' | 'refused' | { readonly retryAfterSeconds: number }>;
}
