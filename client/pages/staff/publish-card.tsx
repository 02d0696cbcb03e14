import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { StaffShow } from '../../../protocol/admin.ts';
import { useText } from '../../i18n/language.tsx';
import { Button, LinkButton } from '../../ui/button.tsx';
import { showPath } from '../links.ts';
import { AskedButton } from './asked-button.tsx';
import { standingOf } from './show-standing.ts';
import { Seats, Standing } from './shows-page.tsx';
import { useStaff } from './staff-context.tsx';
import { staffShowsQuery } from './staff-queries.ts';
import { StaffTrouble } from './staff-trouble.tsx';
import styles from './staff.module.css';

interface PublishCardProps {
  readonly show: StaffShow;
  /** Something in the form is not saved, and would not be what is published. */
  readonly isDirty: boolean;
}

/** Whether the show is on the bill, and the step on or off it. */
export function PublishCard({ show, isDirty }: PublishCardProps) {
  const say = useText();
  const { may } = useStaff();
  const standing = standingOf(show);
  return (
    <section className={styles.card} aria-label={say('staff-standing')} data-testid="publish-card">
      <div className={styles.facts}>
        <Standing show={show} />
        <Seats show={show} />
      </div>
      <p className={styles.quiet}>{say(`staff-standing-text-${standing}`)}</p>
      {show.published && (
        <LinkButton href={showPath(show.id)} newTab testId="see-show">
          {say('staff-see-show')}
        </LinkButton>
      )}
      {may('sell') && (standing === 'draft' || standing === 'on_sale') && (
        <Publishing show={show} isDirty={isDirty} />
      )}
    </section>
  );
}

function Publishing({ show, isDirty }: PublishCardProps) {
  const say = useText();
  const { api } = useStaff();
  const queries = useQueryClient();
  const publish = useMutation({
    mutationFn: async (published: boolean) => {
      await api.publishShow(show.id, published);
      await queries.invalidateQueries(staffShowsQuery(api));
    },
  });
  return (
    <>
      {isDirty && !show.published && <p className={styles.quiet}>{say('staff-publish-save-first')}</p>}
      {show.published ? (
        <AskedButton
          title={say('staff-unpublish-title')}
          text={say('staff-unpublish-text')}
          confirm={say('staff-unpublish')}
          isDisabled={publish.isPending}
          testId="unpublish"
          onConfirm={() => publish.mutate(false)}
        >
          {say('staff-unpublish')}
        </AskedButton>
      ) : (
        <Button
          look="primary"
          isPending={publish.isPending}
          isDisabled={isDirty}
          testId="publish"
          onPress={() => publish.mutate(true)}
        >
          {say('staff-publish')}
        </Button>
      )}
      {publish.error !== null && <StaffTrouble error={publish.error} unfit={say('staff-unpublish-unfit')} />}
    </>
  );
}
