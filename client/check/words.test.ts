import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CheckAgent, CheckFindings } from '../../protocol/check.ts';
import { problems, verdicts } from './findings.ts';

const { browser, speaker, microphone, camera, direct, relay } = CheckFindings.shape;
const agent = CheckAgent.shape;

/** Beginnings of keys, and all that can complete them. */
const words: Readonly<Record<string, readonly string[]>> = {
  'check-browser': browser.options,
  'check-speaker': [...speaker.options, 'playing', 'asked'],
  'check-microphone': [...microphone.options, 'listening'],
  'check-camera': [...camera.options, 'looking'],
  'check-network': direct.options,
  'check-relay': relay.options,
  'check-measuring': ['direct', 'relay'],
  'check-verdict': verdicts,
  'check-problem': problems,
  'report-verdict': verdicts,
  'report-browser': agent.browser.options,
  'report-system': agent.system.options,
};

test.each(['ru', 'en'])('every finding has its words: %s', (locale) => {
  const texts = readFileSync(join(import.meta.dirname, '../../locales', `${locale}.ftl`), 'utf8');
  const keys = new Set([...texts.matchAll(/^([a-z][\w-]*) =/gm)].map(([, key]) => key));
  const wanted = Object.entries(words).flatMap(([beginning, ends]) =>
    ends.map((end) => `${beginning}-${end}`),
  );
  expect(wanted.filter((key) => !keys.has(key))).toEqual([]);
});
