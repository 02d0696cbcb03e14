import type { Mischief as Kind } from '../local/contract.ts';
import { usePhone } from './context.ts';

/** What one may do to the bot to see how it takes it. */
export function Mischief() {
  const { view, words, actions, toast } = usePhone();
  const isOld = view.initDataAgeMinutes > 0;
  const act = (kind: Kind, label: string): void => void actions.mischief(kind).then(() => toast(label));
  const deeds = [
    ['flood', words.flood],
    ['duplicate', words.duplicate],
    ['stars', words.gift],
  ] as const;
  return (
    <details className="mischief">
      <summary>{words.mischief}</summary>
      {deeds.map(([kind, label]) => (
        <button key={kind} type="button" className="quiet" onClick={() => act(kind, label)}>
          {label}
        </button>
      ))}
      <label>
        <input
          type="checkbox"
          checked={isOld}
          onChange={() => void actions.mischief(isOld ? 'fresh-init-data' : 'old-init-data')}
        />
        {words.oldInitData}
      </label>
    </details>
  );
}
