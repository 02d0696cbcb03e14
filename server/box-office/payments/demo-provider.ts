import type { PaymentProvider } from './provider.ts';

/** Play money of a demonstration: what is asked for back is back. */
export const demoProvider: PaymentProvider = {
  name: 'demo',
  isRepeatable: true,
  refund: () => Promise.resolve('done'),
};
