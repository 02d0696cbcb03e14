import type { Renders } from './rendering.ts';

/** What is said to the theatre's own people. */
export const staffKinds: Renders<'alarm'> = {
  alarm: ({ deps, texts }, { what, id }) =>
    Promise.resolve({
      html: texts.html(`bot-alarm-${what}`, { number: String(id), address: `${deps.origin()}/staff` }),
    }),
};
