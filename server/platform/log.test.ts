import { GrammyError } from 'grammy';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

/** What a log writes about this. */
function written(about: object): string {
  let text = '';
  const log = createLog({ level: 'info', format: 'json' }, { write: (line) => (text += line) });
  log.child({ part: 'bot' }).error(about, 'of a test');
  return text;
}
const link = 'https://rampa.test/t#a-secret-that-opens-a-door';
const refused = (): GrammyError =>
  new GrammyError(
    "Call to 'sendMessage' failed!",
    { ok: false, error_code: 400, description: 'Bad Request: chat not found', parameters: {} },
    'sendMessage',
    { chat_id: 7, text: link },
  );

test('an error is told with its causes, and without what hangs on it', () => {
  const cause = Object.assign(new TypeError('connect'), { code: 'ECONNREFUSED', config: link });
  const err = Object.assign(new Error('no answer', { cause }), { request: { link } });
  const text = written({ err });
  expect(JSON.parse(text)).toMatchObject({
    ...{ part: 'bot', msg: 'of a test' },
    err: { type: 'Error', message: 'no answer', cause: { type: 'TypeError', code: 'ECONNREFUSED' } },
  });
  expect(text).not.toContain(link);
});

test('what the bot was to say stays out of the log', () => {
  const error = refused();
  const inBot = Object.assign(new Error('in the bot', { cause: error }), { ctx: { msg: { text: link } } });
  for (const err of [error, new Error('later', { cause: error }), inBot]) {
    const text = written({ err });
    expect(text).toContain('chat not found');
    expect(text).not.toContain(link);
  }
  expect(written(error)).not.toContain(link);
});

test('what is thrown and is no error, and an error that causes itself, are told too', () => {
  const endless = new Error('of itself');
  endless.cause = endless;
  expect(written({ err: endless })).toContain('of itself');
  expect(written({ err: { link } })).not.toContain(link);
  expect(written({ err: 'broken' })).toContain('broken');
});
