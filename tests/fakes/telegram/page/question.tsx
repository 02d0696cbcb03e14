import { useState } from 'react';
import { usePhone } from './context.ts';
import { Dialog } from './dialog.tsx';
import type { Popup } from './host-state.ts';

/** A question over an app, and what the answer is told to. */
interface Question extends Popup {
  /** @param button undefined when it was closed without one */
  readonly answer: (button: string | undefined) => void;
}

interface Questions {
  readonly question: Question | undefined;
  readonly ask: (popup: Popup) => Promise<string | undefined>;
  /** Resolves to whether it was the first of two answers. */
  readonly choose: (message: string, yes: string, no: string) => Promise<boolean>;
}

/** Asks the person one thing at a time. */
export function useQuestion(): Questions {
  const { view } = usePhone();
  const [question, setQuestion] = useState<Question>();
  const ask: Questions['ask'] = (popup) =>
    new Promise((resolve) =>
      setQuestion({
        ...popup,
        answer(button) {
          setQuestion(undefined);
          resolve(button);
        },
      }),
    );
  const choose: Questions['choose'] = async (message, yes, no) => {
    const buttons = [
      { id: 'yes', type: 'default', text: yes },
      { id: 'no', type: 'default', text: no },
    ];
    return (await ask({ title: view.bot.name, message, buttons })) === 'yes';
  };
  return { question, ask, choose };
}

export function QuestionView({ question }: { readonly question: Question }) {
  const { words } = usePhone();
  const standard: Readonly<Record<string, string>> = {
    ok: words.ok,
    close: words.close,
    cancel: words.cancel,
  };
  return (
    <Dialog label={question.title || question.message} onClose={() => question.answer(undefined)}>
      {question.title && <h2>{question.title}</h2>}
      <p>{question.message}</p>
      <div className="buttons">
        {question.buttons.map(({ id, type, text }) => (
          <button
            key={id}
            type="button"
            className={type === 'destructive' ? 'danger' : 'quiet'}
            onClick={() => question.answer(id)}
          >
            {standard[type] ?? text}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
