import { useEffect, useState } from 'react';
import type { InvoiceRef, InvoiceView } from '../local/contract.ts';
import { usePhone } from './context.ts';
import { Dialog } from './dialog.tsx';
import type { Outcome } from './server.ts';
import type { Words } from './words.ts';

interface Props {
  readonly invoice: InvoiceRef;
  readonly onDone: (status: 'paid' | 'cancelled' | 'failed') => void;
}

/** The form of a payment: what for, how much, and how it went. */
export function PaySheet({ invoice: ref, onDone }: Props) {
  const { view, words } = usePhone();
  const { invoice, isPaying, outcome, pay } = usePayment(ref);
  const close = (): void => {
    if (isPaying) return;
    onDone(outcome === undefined ? 'cancelled' : outcome.status === 'paid' ? 'paid' : 'failed');
  };
  return (
    <Dialog label={words.payment} className="sheet" onClose={close}>
      {invoice && (
        <>
          <h2>{invoice.title}</h2>
          <p>{invoice.description}</p>
          <p className="price">★ {invoice.stars}</p>
          <p className="hint">
            {words.balance}: ★ {view.me.stars}
          </p>
        </>
      )}
      <p role="status" className="outcome">
        {isPaying ? words.paying : outcome && told(outcome, words)}
      </p>
      <div className="buttons">
        {outcome === undefined && (
          <button type="button" className="primary" disabled={isPaying || !invoice} onClick={pay}>
            {invoice ? `${words.confirm} · ★ ${invoice.stars}` : words.confirm}
          </button>
        )}
        <button type="button" className="quiet" disabled={isPaying} onClick={close}>
          {outcome === undefined ? words.cancel : words.close}
        </button>
      </div>
    </Dialog>
  );
}

function usePayment(ref: InvoiceRef) {
  const { actions } = usePhone();
  const [invoice, setInvoice] = useState<InvoiceView>();
  const [isPaying, setPaying] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    actions
      .invoice(ref)
      .then(setInvoice, (error: unknown) => setOutcome({ status: 'failed', error: String(error) }));
  }, [actions, ref]);
  const pay = (): void => {
    setPaying(true);
    void actions
      .pay(ref)
      .catch((error: unknown): Outcome => ({ status: 'failed', error: String(error) }))
      .then(setOutcome)
      .finally(() => setPaying(false));
  };
  return { invoice, isPaying, outcome, pay };
}

function told({ status, error = '' }: Outcome, words: Words): string {
  const reason = error === 'BALANCE_TOO_LOW' ? words.lowBalance : error;
  return status === 'failed' ? `${words.outcome.failed} ${reason}` : words.outcome[status];
}
