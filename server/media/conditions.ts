import type { Quality } from '../../protocol/socket.ts';
import type { MemberMedia } from './member-media.ts';
import type { MemberCondition } from './plane.ts';

/** Scores of mediasoup go from 0 to 10, by losses: https://mediasoup.org/documentation/v3/mediasoup/rtp-parameters-and-capabilities/ */
const good = 7;
const fair = 4;

/** What the worker's own scores tell of a member: the worst of what they receive and of what they send. */
export function conditionOf(media: MemberMedia): MemberCondition {
  const sends = [...media.publications].flatMap(([source, { paused }]) => (paused ? [] : [source]));
  const received = [...media.receptions.values()].flatMap(({ consumer, ready, shown, held }) =>
    ready && shown && !held && !consumer.producerPaused ? [consumer.score.score] : [],
  );
  // Of simulcast layers those that are not sent score 0: the best one speaks for the picture.
  const sent = [...media.publications.values()].flatMap(({ producer, paused }) =>
    paused || producer.score.length === 0 ? [] : [Math.max(...producer.score.map(({ score }) => score))],
  );
  return { network: inAWord([...received, ...sent]), sends };
}

function inAWord(scores: readonly number[]): Quality {
  if (scores.length === 0) return 'unknown';
  const worst = Math.min(...scores);
  if (worst >= good) return 'good';
  return worst >= fair ? 'fair' : 'poor';
}
