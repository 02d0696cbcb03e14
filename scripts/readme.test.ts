import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { variableNames } from '../server/config.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(read('package.json')));

/** The first match group of each match. */
const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, group = '']) => group);

describe.each(['README.md', 'README.ru.md'])('%s', (file) => {
  const text = read(file);

  test('lists every variable of the server, in the order of the server', () => {
    const tables = text.split(/^## /m).filter((section) => section.includes('`GRACE_SECONDS`'));
    expect(tables).toHaveLength(1);
    expect(all(tables[0] ?? '', /^\| `([A-Z_]+)`/gm)).toEqual(variableNames);
  });

  test('names no command that is not there', () => {
    const named = all(text, /npm run ([\w:-]+)/g);
    expect(named).not.toEqual([]);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('leads to files that are there', () => {
    const targets = [...all(text, /\]\((?!https?:|#)([^)#]+)/g), ...all(text, /src="([^"]+)"/g)];
    expect(targets).toContain('LICENSE');
    expect(targets.filter((target) => !existsSync(join(root, target)))).toEqual([]);
    expect(all(text, /playwright test (\S+)/g).filter((spec) => !existsSync(join(root, spec)))).toEqual([]);
  });

  test('names what stands on the buttons', () => {
    const locale = read(file === 'README.md' ? 'locales/en.ftl' : 'locales/ru.ftl');
    for (const key of ['hand-raise', 'desk-invite', 'invitation-accept-stage', 'demo-elsewhere']) {
      const [label = key] = all(locale, new RegExp(`^${key} = (.+)$`, 'gm'));
      expect(text).toContain(`**${label}**`);
    }
  });
});
