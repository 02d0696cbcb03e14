import type { FluentVariable } from '@fluent/bundle';
import type { ActView, ToldEvent } from '../../../protocol/room/index.ts';

/** A sentence of the log: the key of its text without `act-`, and what it speaks of. */
export interface ActWords {
  readonly key: string;
  readonly args?: Readonly<Record<string, FluentVariable>>;
}

/** One entry of the log as somebody would tell it; by whom is said beside it. */
export function actWords({ event, about }: Pick<ActView, 'event' | 'about'>): readonly ActWords[] {
  const name = about ?? '';
  if (event.type === 'settings.changed') return settingsWords(event);
  const key = keyOf(event);
  return [{ key, args: { name } }];
}

function keyOf(event: Exclude<ToldEvent, { type: 'settings.changed' }>): string {
  switch (event.type) {
    case 'phase.changed':
      return `phase-${event.to}`;
    case 'curtain.moved':
      return event.down ? 'curtain-down' : 'curtain-up';
    case 'bows.called':
      return event.on ? 'bows' : 'bows-over';
    case 'house.locked':
      return event.locked ? 'locked' : 'unlocked';
    case 'invitation.sent':
      return event.to === 'backstage' ? 'invited-backstage' : 'invited';
    case 'invitation.ended':
      return `invitation-${event.reason}`;
    case 'backstage.entered':
      return 'backstage';
    case 'stage.entered':
      return 'stage-entered';
    case 'stage.left':
      return `stage-left-${event.reason}`;
    case 'spotlight.moved':
      return event.member === null ? 'spotlight-off' : 'spotlight';
    case 'media.muted':
      return `${event.muted ? 'muted' : 'unmuted'}-${event.source}`;
    case 'media.trouble':
      return `trouble-${event.trouble}`;
    case 'latecomer.admitted':
      return 'admitted';
    case 'member.connected':
      return 'arrived';
    case 'member.left':
      return `left-${event.reason}`;
    case 'member.removed':
      return event.ban === true ? 'banned' : 'removed';
    case 'member.readmitted':
      return 'readmitted';
    case 'role.given':
      return `role-${event.role}`;
    case 'chat.moderated':
      return `chat-${event.mode}`;
    case 'chat.deleted':
      return 'chat-deleted';
    case 'chat.pinned':
      return event.line === null ? 'chat-unpinned' : 'chat-pinned';
    case 'chat.hushed':
      return `hushed-${event.chat}`;
  }
}

/** Several settings changed at once are several sentences. */
function settingsWords({
  maxOnStage,
  latecomers,
  floor,
  turnMs,
}: Extract<ToldEvent, { type: 'settings.changed' }>): readonly ActWords[] {
  return [
    ...(maxOnStage === undefined ? [] : [{ key: 'most', args: { count: maxOnStage } }]),
    ...(latecomers === undefined ? [] : [{ key: `latecomers-${latecomers}` }]),
    ...(floor === undefined ? [] : [{ key: `floor-${floor}` }]),
    ...(turnMs === undefined
      ? []
      : [turnMs === null ? { key: 'turn-none' } : { key: 'turn', args: { minutes: turnMs / 60_000 } }]),
  ];
}
