import { type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { Form } from 'react-aria-components';
import type { ShowDraft, StaffShow } from '../../../protocol/admin.ts';
import { useLanguage, useText } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/notice.tsx';
import { CastPart } from './cast-part.tsx';
import { CategoriesPart } from './categories-part.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { ShowBasics, ShowWhen } from './show-basics.tsx';
import {
  draftOf,
  emptyFields,
  fieldsOf,
  sameFields,
  type ShowFields,
  type WrongFields,
} from './show-fields.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

interface ShowFormProps {
  /** As the house knows it; null for one that is being made. */
  readonly show: StaffShow | null;
  readonly onSave: (draft: ShowDraft) => void;
  readonly isPending: boolean;
  readonly isSaved: boolean;
  /** Why the last saving was refused. */
  readonly error: unknown;
  /** Told whenever something has been changed, and when that was taken back. */
  readonly onDirty?: (isDirty: boolean) => void;
}

const none: WrongFields = new Set();
const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Everything that can be said of a show. With another `key` it begins anew from what the house knows. */
export function ShowForm({ show, onSave, onDirty, isSaved, ...sending }: ShowFormProps) {
  const { locale } = useLanguage();
  const [kept] = useState(() => (show === null ? emptyFields(ownZone(), locale) : fieldsOf(show, locale)));
  const [fields, setFields] = useState<ShowFields>(kept);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const hasBuyers = show !== null && show.sold > 0;
  const outcome = draftOf(fields, show?.startsAt, hasBuyers);
  const wrong = tries > 0 && 'wrong' in outcome ? outcome.wrong : none;
  const isDirty = !sameFields(fields, kept);
  useEffect(() => onDirty?.(isDirty), [isDirty, onDirty]);
  useEffect(() => {
    // Whoever cannot see the page hears first what is to be mended first.
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [tries]);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if ('draft' in outcome) onSave(outcome.draft);
    else setTries(tries + 1);
  };
  const part = {
    ...{ fields, wrong },
    onChange: (change: Partial<ShowFields>) => setFields((before) => ({ ...before, ...change })),
  };
  return (
    <Form ref={form} className={classes(styles.form)} onSubmit={submit} data-testid="show-form">
      {/* What is being saved is not lost by going on to where it is shown. */}
      <LeaveGuard isDirty={isDirty && !sending.isPending && !(show === null && isSaved)} />
      <ShowBasics {...part} />
      <ShowWhen {...part} hasBuyers={hasBuyers} />
      <CastPart {...part} />
      <CategoriesPart {...part} known={show?.categories ?? []} />
      <SaveBar
        isWrong={wrong.size > 0}
        isSaved={isSaved && !isDirty}
        text={show === null ? 'new' : 'known'}
        {...sending}
      />
    </Form>
  );
}

interface SaveBarProps extends Pick<ShowFormProps, 'isPending' | 'isSaved' | 'error'> {
  readonly isWrong: boolean;
  readonly text: 'new' | 'known';
}

function SaveBar({ isWrong, isPending, isSaved, error, text }: SaveBarProps) {
  const say = useText();
  return (
    <div className={styles.save}>
      {isWrong && (
        <Notice tone="bad" testId="form-wrong">
          {say('staff-wrong')}
        </Notice>
      )}
      {error !== null && <StaffTrouble error={error} unfit={say('staff-save-unfit')} />}
      <Button look="primary" wide type="submit" isPending={isPending} testId="save-show">
        {say(text === 'new' ? 'staff-save-new' : 'staff-save')}
      </Button>
      <p className={styles.quiet} role="status" data-testid="saved">
        {isSaved && say('staff-saved')}
      </p>
    </div>
  );
}
