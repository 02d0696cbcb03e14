import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { describe, expect, it } from 'vitest';
import { LineId } from '../../../protocol/ids.ts';
import { MediaSource } from '../../../protocol/media.ts';
import { projectDesk, type RoomCommand, type ToldEvent } from '../../../protocol/room/index.ts';
import { busyActs, memberId, play, words } from '../../../protocol/room/testing.ts';
import { type ActWords, actWords } from './act-words.ts';
import { doneWords } from './done-words.ts';

const member = memberId(5);

const reasons = {
  ended: ['declined', 'expired', 'cancelled', 'phase'],
  left: ['stepped_down', 'dismissed', 'phase', 'time', 'floor'],
  gone: ['left', 'grace', 'revoked'],
} as const;

/** Every kind of entry in every shape that has a sentence of its own. */
const told: readonly ToldEvent[] = [
  ...(['closed', 'foyer', 'live', 'intermission', 'finished'] as const).map(
    (to) => ({ type: 'phase.changed', to }) as const,
  ),
  ...[true, false].flatMap((on): ToldEvent[] => [
    { type: 'curtain.moved', down: on },
    { type: 'bows.called', on },
    { type: 'house.locked', locked: on },
    ...MediaSource.options.map((source) => ({ type: 'media.muted', member, source, muted: on }) as const),
  ]),
  ...(['at_once', 'at_interval', 'by_director'] as const).map(
    (latecomers) => ({ type: 'settings.changed', latecomers }) as const,
  ),
  ...(['invitation', 'open', 'everybody'] as const).map(
    (floor) => ({ type: 'settings.changed', floor, maxOnStage: 4 }) as const,
  ),
  { type: 'settings.changed', turnMs: 120_000 },
  { type: 'settings.changed', turnMs: null },
  { type: 'invitation.sent', member, by: member, expiresAt: 0 },
  { type: 'invitation.sent', member, by: member, expiresAt: 0, to: 'backstage' },
  ...reasons.ended.map((reason) => ({ type: 'invitation.ended', member, reason }) as const),
  { type: 'backstage.entered', member, wish: 'voice' },
  { type: 'stage.entered', member, wish: 'voice' },
  ...reasons.left.map((reason) => ({ type: 'stage.left', member, reason }) as const),
  { type: 'spotlight.moved', member },
  { type: 'spotlight.moved', member: null },
  ...(['none', 'send', 'receive'] as const).map(
    (trouble) => ({ type: 'media.trouble', member, trouble }) as const,
  ),
  { type: 'latecomer.admitted', member },
  { type: 'member.connected', member, role: 'actor' },
  ...reasons.gone.map((reason) => ({ type: 'member.left', member, reason }) as const),
  { type: 'member.removed', member },
  { type: 'member.removed', member, ban: true },
  { type: 'member.readmitted', member },
  ...(['actor', 'director', 'audience'] as const).map(
    (role) => ({ type: 'role.given', member, role }) as const,
  ),
  ...(['open', 'slow', 'closed'] as const).map((mode) => ({ type: 'chat.moderated', mode }) as const),
  { type: 'chat.deleted', line: LineId.parse(1), member },
  { type: 'chat.pinned', line: LineId.parse(1) },
  { type: 'chat.pinned', line: null },
  ...(['free', 'slow', 'off'] as const).map((chat) => ({ type: 'chat.hushed', member, chat }) as const),
];

function sentence(locale: string, { key, args }: ActWords): string {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  const source = readFileSync(join(import.meta.dirname, '../../../locales', `${locale}.ftl`), 'utf8');
  bundle.addResource(new FluentResource(source));
  const text = bundle.getMessage(`act-${key}`)?.value;
  const errors: Error[] = [];
  const said = text ? bundle.formatPattern(text, args ?? null, errors) : '';
  expect(errors).toEqual([]);
  expect(said, `${locale}: act-${key}`).not.toBe('');
  return said;
}

describe('the log of the evening', () => {
  it.each(['ru', 'en'])('has a sentence for every kind of entry (%s)', (locale) => {
    for (const event of told) {
      const sentences = actWords({ event, about: 'Анна' });
      expect(sentences.length).toBeGreaterThan(0);
      for (const each of sentences) sentence(locale, each);
    }
  });

  it('names whom an entry is about', () => {
    const [muted] = actWords({
      event: { type: 'media.muted', member, source: 'microphone', muted: true },
      about: 'Анна',
    });
    expect(muted && sentence('ru', muted)).toBe('Микрофон выключен: Анна');
  });
});

describe('what is offered for undoing', () => {
  const view = projectDesk(play(busyActs), words);
  const say = (command: RoomCommand): string | undefined => {
    const done = doneWords(view, command, memberId(0));
    return done && sentence('en', done);
  };

  it('is told in the words of the log', () => {
    expect(say({ type: 'curtain.set', down: true })).toBe('Curtain down');
    expect(say({ type: 'stage.dismiss', member })).toBe('Dismissed from the stage: Person 5');
    expect(say({ type: 'hand.lower', member: memberId(7) })).toBe('Hand lowered: Person 7');
    expect(say({ type: 'media.mute_many', members: 'stage', source: 'microphone', muted: true })).toBe(
      '2 microphones muted',
    );
    expect(say({ type: 'settings.change', turnMs: 120_000 })).toBe('A spectator’s turn on stage: 2 minutes');
  });

  it('is not offered for what the same button takes back', () => {
    expect(say({ type: 'hand.move', member, to: 1 })).toBeUndefined();
    expect(say({ type: 'cast.standby', member, on: true })).toBeUndefined();
    expect(say({ type: 'phase.set', to: 'finished' })).toBeUndefined();
  });
});
