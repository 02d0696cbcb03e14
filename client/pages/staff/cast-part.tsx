import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Field } from './field.tsx';
import type { PartProps } from './show-basics.tsx';
import { type CastFields, moved, newKey, type WrongFields } from './show-fields.ts';
import styles from './staff.module.css';

/** Who plays, in the order of the programme. */
export function CastPart({ fields: { cast }, wrong, onChange }: PartProps) {
  const say = useText();
  const put = (next: readonly CastFields[]): void => onChange({ cast: next });
  return (
    <fieldset className={styles.card}>
      <legend className={styles.legend}>{say('staff-part-cast')}</legend>
      {cast.length === 0 && <p className={styles.quiet}>{say('staff-cast-none')}</p>}
      <ol className={styles.rows}>
        {cast.map((credit, index) => (
          <li key={credit.key} className={styles.castRow} data-testid="cast-row">
            <CastRow cast={cast} index={index} credit={credit} wrong={wrong} onChange={put} />
          </li>
        ))}
      </ol>
      {cast.length < 50 && (
        <Button
          icon={<Plus size={20} aria-hidden />}
          testId="add-cast"
          onPress={() => put([...cast, { key: newKey(), name: '', part: '' }])}
        >
          {say('staff-cast-add')}
        </Button>
      )}
    </fieldset>
  );
}

interface CastActsProps {
  readonly cast: readonly CastFields[];
  readonly index: number;
  readonly onChange: (cast: readonly CastFields[]) => void;
}

function CastActs({ cast, index, onChange }: CastActsProps) {
  const say = useText();
  const name = cast[index]?.name.trim() || String(index + 1);
  return (
    <div className={styles.rowActs}>
      <Button
        look="plain"
        icon={<ArrowUp size={20} aria-hidden />}
        label={say('staff-cast-up', { name })}
        isDisabled={index === 0}
        testId="cast-up"
        onPress={() => onChange(moved(cast, index, index - 1))}
      >
        {null}
      </Button>
      <Button
        look="plain"
        icon={<ArrowDown size={20} aria-hidden />}
        label={say('staff-cast-down', { name })}
        isDisabled={index === cast.length - 1}
        testId="cast-down"
        onPress={() => onChange(moved(cast, index, index + 1))}
      >
        {null}
      </Button>
      <Button
        look="plain"
        icon={<Trash2 size={20} aria-hidden />}
        label={say('staff-remove', { name })}
        testId="cast-remove"
        onPress={() => onChange(cast.toSpliced(index, 1))}
      >
        {null}
      </Button>
    </div>
  );
}

interface CastRowProps extends CastActsProps {
  readonly credit: CastFields;
  readonly wrong: WrongFields;
}

function CastRow({ credit, wrong, ...place }: CastRowProps) {
  const say = useText();
  const { cast, index, onChange: put } = place;
  return (
    <>
      <div className={styles.pair}>
        <Field
          label={say('staff-cast-name', { number: index + 1 })}
          value={credit.name}
          onChange={(name) => put(cast.with(index, { ...credit, name }))}
          wrong={wrong.has(`cast.${String(index)}.name`) ? say('staff-wrong-name') : null}
          maxLength={80}
          isRequired
          testId="cast-name"
        />
        <Field
          label={say('staff-cast-part')}
          value={credit.part}
          onChange={(part) => put(cast.with(index, { ...credit, part }))}
          maxLength={80}
          testId="cast-part"
        />
      </div>
      <CastActs {...place} />
    </>
  );
}
