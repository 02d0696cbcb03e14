import type { PaymentProvider } from '../provider.ts';

/** Play money of a demonstration: what is asked for back is back. */
export const demoProvider: PaymentProvider = { name: 'demo', refund: () => Promise.resolve(true) };

/** Money that the theatre has taken by itself: it gives it back by itself, and says so here. */
export const houseProvider: PaymentProvider = { name: 'house', refund: () => Promise.resolve(true) };
