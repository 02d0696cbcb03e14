import { useMutation } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { type SyntheticEvent, useState } from 'react';
import { FieldError, Form, Input, Label, TextField } from 'react-aria-components';
import { type CheckReport, ReportCode } from '../../../protocol/check.ts';
import { Refusal } from '../../../protocol/refusal.ts';
import { useText } from '../../i18n/language.tsx';
import { reportByCode } from '../../session/index.ts';
import { useRoomApi } from '../../stage/room-context.tsx';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Notice } from '../../ui/notice.tsx';
import { Trouble } from '../trouble.tsx';
import styles from './check.module.css';
import { ReportWords } from './report-words.tsx';

/** For the desk: a spectator says a code, and the stage manager reads what their device can do. */
export function ReportLookup() {
  const { scope } = useRoomApi();
  return <ReportFinder find={(code) => reportByCode(code, { scope })} />;
}

interface ReportFinderProps {
  /** @throws Refusal `not_found` */
  readonly find: (code: string) => Promise<CheckReport>;
}

/** The field for a code, and what is found by it. */
export function ReportFinder({ find }: ReportFinderProps) {
  const say = useText();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const { data, error, isPending, mutate, reset } = useMutation({ mutationFn: find });
  const search = (event: SyntheticEvent): void => {
    event.preventDefault();
    const code = ReportCode.safeParse(typed);
    setWrong(!code.success);
    if (code.success) mutate(code.data);
    else reset();
  };
  return (
    <div className={styles.lookup} data-testid="report-lookup">
      <Form className={classes(styles.search)} onSubmit={search}>
        <TextField
          className={classes(styles.field)}
          value={typed}
          onChange={setTyped}
          isInvalid={isWrong}
          validationBehavior="aria"
          autoComplete="off"
        >
          <Label>{say('report-label')}</Label>
          <Input
            className={classes(styles.input)}
            autoCapitalize="characters"
            spellCheck="false"
            data-testid="report-code"
          />
          <FieldError className={classes(styles.wrong)}>{say('report-wrong')}</FieldError>
        </TextField>
        <Button
          type="submit"
          isPending={isPending}
          icon={<Search size={20} aria-hidden />}
          testId="report-find"
        >
          {say('report-find')}
        </Button>
      </Form>
      {error !== null && <ReportTrouble error={error} />}
      {data !== undefined && <ReportWords report={data} />}
    </div>
  );
}

/** Why there is no report. */
export function ReportTrouble({ error }: { readonly error: unknown }) {
  const say = useText();
  if (!(error instanceof Refusal) || error.code !== 'not_found') return <Trouble error={error} />;
  return (
    <Notice tone="warn" testId="report-none">
      {say('report-none')}
    </Notice>
  );
}
