import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import { Form, Label, TextArea, TextField } from 'react-aria-components';
import { maxReviewLength, type WatchedShow } from '../../../protocol/people.ts';
import { useText } from '../../i18n/language.tsx';
import { accountApi, type Session } from '../../session/index.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { StarChoice, StarsGiven } from '../../ui/stars.tsx';
import { historyQuery } from '../queries.ts';
import { Trouble } from '../trouble.tsx';
import styles from './rating.module.css';

interface Said {
  readonly stars: number;
  /** Null takes an earlier one back. */
  readonly review: string | null;
}

interface OwnRatingProps {
  readonly show: WatchedShow;
  readonly session: Session;
}

/** What somebody has said of a show, and a way to say it, or say it anew, once the show is over. */
export function OwnRating({ show, session }: OwnRatingProps) {
  const say = useText();
  const queries = useQueryClient();
  const [step, setStep] = useState<'shown' | 'changing' | 'left' | 'saved'>('shown');
  const { queryKey } = historyQuery(session);
  const rate = useMutation({
    mutationFn: (said: Said) => accountApi(session).rate(show.showId, said),
    onSuccess: (_, said) => {
      queries.setQueryData(queryKey, (shows) =>
        shows?.map((each) => (each.showId === show.showId ? { ...each, ...said } : each)),
      );
      setStep('saved');
    },
    // The house writes words in its own way: spaces at their ends go.
    onSettled: () => queries.invalidateQueries({ queryKey }),
  });
  const isChanging = step === 'changing';
  return (
    <>
      {show.finished && (show.stars === null || isChanging) ? (
        <RatingForm
          show={show}
          isPending={rate.isPending}
          error={rate.error}
          onSave={(said) => rate.mutate(said)}
          onCancel={isChanging ? () => setStep('left') : null}
        />
      ) : (
        <Given show={show} takesFocus={step !== 'shown'} onChange={() => setStep('changing')} />
      )}
      <p className={styles.saved} role="status" data-testid="rating-saved">
        {step === 'saved' && say('rating-kept')}
      </p>
    </>
  );
}

interface GivenProps {
  readonly show: WatchedShow;
  /** It comes in place of the form that had the focus. */
  readonly takesFocus: boolean;
  readonly onChange: () => void;
}

function Given({ show: { title, stars, review, finished }, takesFocus, onChange }: GivenProps) {
  const say = useText();
  return (
    <>
      {stars !== null && <StarsGiven stars={stars} />}
      {review !== null && <blockquote className={styles.review}>{review}</blockquote>}
      {finished && (
        <div className={styles.acts}>
          <Button
            label={say('profile-rating-change-of', { title })}
            autoFocus={takesFocus}
            testId="change-rating"
            onPress={onChange}
          >
            {say('profile-rating-change')}
          </Button>
        </div>
      )}
    </>
  );
}

interface RatingFormProps {
  readonly show: WatchedShow;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSave: (said: Said) => void;
  /** Null where there is nothing yet to go back to. */
  readonly onCancel: (() => void) | null;
}

/** Stars, and words once there are any; nothing goes out before it is saved. */
export function RatingForm({ show, isPending, error, onSave, onCancel }: RatingFormProps) {
  const say = useText();
  const [stars, setStars] = useState(show.stars ?? 0);
  const [review, setReview] = useState(show.review ?? '');
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (stars > 0 && !isPending) onSave({ stars, review: review.trim() === '' ? null : review });
  };
  return (
    <Form className={classes(styles.form)} onSubmit={submit} data-testid="rating-form">
      <StarChoice chosen={stars} onChange={setStars} />
      {stars > 0 && (
        <>
          <TextField className={classes(styles.words)} value={review} onChange={setReview}>
            <Label className={classes(styles.ask)}>{say('profile-review')}</Label>
            <TextArea
              className={classes(styles.area)}
              rows={3}
              maxLength={maxReviewLength}
              data-testid="review"
            />
          </TextField>
          {error !== null && <Trouble error={error} />}
          <div className={styles.acts}>
            <Button type="submit" isPending={isPending} testId="save-rating">
              {say('profile-rating-save')}
            </Button>
            {onCancel !== null && (
              <Button look="plain" onPress={onCancel}>
                {say('action-cancel')}
              </Button>
            )}
          </div>
        </>
      )}
    </Form>
  );
}
