import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const locales = join(import.meta.dirname, '../../locales');

/** Each text of the bot by its key, with the variables it speaks of. */
function textsOf(language: string): ReadonlyMap<string, readonly string[]> {
  const source = readFileSync(join(locales, `bot.${language}.ftl`), 'utf8');
  const bundle = new FluentBundle(language);
  expect(bundle.addResource(new FluentResource(source))).toEqual([]);
  const keys = [...source.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? '');
  expect(new Set(keys).size).toBe(keys.length);
  return new Map(
    keys.map((key) => {
      const pattern = JSON.stringify(bundle.getMessage(key)?.value);
      expect(pattern, `${language}: ${key}`).toBeTruthy();
      const variables = [...pattern.matchAll(/"type":"var","name":"(\w+)"/g)].map((match) => match[1] ?? '');
      return [key, [...new Set(variables)].sort()];
    }),
  );
}

/** Every key that the bot's code speaks of, and every beginning that a value completes. */
function said(): { readonly keys: ReadonlySet<string>; readonly beginnings: ReadonlySet<string> } {
  const [keys, beginnings] = [new Set<string>(), new Set<string>()];
  const collect = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && node.text.startsWith('bot-')) keys.add(node.text);
    if (ts.isTemplateExpression(node) && node.head.text.startsWith('bot-')) beginnings.add(node.head.text);
    ts.forEachChild(node, collect);
  };
  for (const file of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue;
    const source = readFileSync(join(import.meta.dirname, file), 'utf8');
    collect(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
  }
  return { keys, beginnings };
}

const ru = textsOf('ru');
const en = textsOf('en');
const { keys, beginnings } = said();

describe('the texts of the bot', () => {
  it('have the same keys and speak of the same things in both languages', () => {
    expect([...en.keys()].sort()).toEqual([...ru.keys()].sort());
    for (const [key, variables] of ru) expect({ key, variables: en.get(key) }).toEqual({ key, variables });
  });

  it('exist for every key that the bot says', () => {
    expect(keys.size).toBeGreaterThan(100);
    expect([...keys].filter((key) => !ru.has(key))).toEqual([]);
    const isBegun = (beginning: string): boolean => [...ru.keys()].some((key) => key.startsWith(beginning));
    expect([...beginnings].filter((beginning) => !isBegun(beginning))).toEqual([]);
  });

  it('are all said somewhere', () => {
    const isSaid = (key: string): boolean =>
      keys.has(key) || [...beginnings].some((beginning) => key.startsWith(beginning));
    expect([...ru.keys()].filter((key) => !isSaid(key))).toEqual([]);
  });
});
