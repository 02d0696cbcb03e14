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
   * Gives money back. What was given back before counts as done.
   * @returns whether the provider agrees; a no is for people to look at
   * @throws Error when it is not known whether the money goes back: the connection broke, or the answer made no sense
   */
  refund(order: RefundOrder): Promise<boolean>;
}
