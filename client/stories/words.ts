import { LineId } from '../../protocol/ids.ts';
import type { ChatLineView, NoteView } from '../../protocol/room/index.ts';
import { memberId } from './people.ts';

const line = (id: number, name: string, text: string, change: Partial<ChatLineView> = {}): ChatLineView => ({
  id: LineId.parse(id),
  name,
  role: 'audience',
  at: Date.now() - (60 - id) * 21_000,
  text,
  ...change,
});

/** An evening's talk, with what a chat must bear: long words, line breaks, what looks like markup or a link. */
export const talk: readonly ChatLineView[] = [
  line(1, 'Лев Рампов', 'Добрый вечер. Чат открыт весь спектакль.', { role: 'director' }),
  line(2, 'Ольга', 'Добрый вечер из Казани'),
  line(3, 'Борис', 'Звук отличный, спасибо'),
  line(4, 'Вера Длиннофамильная-Задунайская', 'А можно будет\nвыйти на сцену\nвдвоём?'),
  line(5, 'Анна Светлова', 'Можно, я вас приглашу', { role: 'actor' }),
  line(
    6,
    'Борис',
    '<b>Браво</b> https://example.org/очень-длинная-ссылка-без-пробелов-которая-не-помещается',
  ),
  line(7, 'Ольга', '🎭👏'),
  line(8, 'Борис', 'А это уже второй акт?'),
];

/** More than a phone should give to an announcement at once. */
export const announcement: ChatLineView = line(
  9,
  'Лев Рампов',
  'Сейчас пять минут перерыва: проверьте, пожалуйста, наушники и свет. Кто хочет выйти на сцену во втором этюде, поднимите руку и дождитесь приглашения. Вопросы актрисам пишите в чат, ответим после спектакля.',
  { role: 'director' },
);

/** Those of the talk that are Boris's. */
export const borisSaid = [3, 6, 8].map((id) => LineId.parse(id));

/** The talk as the desk reads it: with who wrote. */
export const talkAtDesk = talk.map((each) => ({
  ...each,
  by: each.name === 'Ольга' ? memberId(4) : each.name === 'Борис' ? memberId(5) : memberId(3),
}));

/** Many lines, so that a chat must be scrolled. */
export const longTalk: readonly ChatLineView[] = Array.from({ length: 40 }, (_, index) => {
  const { text, name, role } = talk[index % talk.length] ?? line(1, '', '');
  return line(index + 1, name, text, { role });
});

export const note = (id: number, text: string): NoteView => ({
  id: LineId.parse(id),
  by: 'Лев Рампов',
  byId: memberId(3),
  to: memberId(5),
  toName: 'Борис',
  at: Date.now(),
  text,
});
