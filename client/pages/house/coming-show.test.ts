import { describe, expect, it } from 'vitest';
import { ShowView } from '../../../protocol/http.ts';
import { show } from '../../stories/people.ts';
import { nextShow } from './coming-show.ts';

const at = (id: number, startsAt: number, status: ShowView['status'] = 'upcoming') =>
  ShowView.parse({ ...show, id, startsAt, status });

describe('nextShow', () => {
  it('is the one that begins first, not the one that has ended', () => {
    const shows = [at(1, 500), at(2, 900), at(3, 700), at(4, 600, 'cancelled'), at(5, 100)];
    expect(nextShow(shows, at(1, 0).id, 200)?.id).toBe(3);
    expect(nextShow(shows, undefined, 200)?.id).toBe(1);
    expect(nextShow(shows, undefined, 1000)).toBeUndefined();
  });
});
