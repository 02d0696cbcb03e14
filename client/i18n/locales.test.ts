import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../../protocol/refusal.ts';

const client = join(import.meta.dirname, '..');

/** Each text of a locale by its key, with the variables it speaks of. */
function textsOf(locale: string): ReadonlyMap<string, readonly string[]> {
  const source = readFileSync(join(client, '../locales', `${locale}.ftl`), 'utf8');
  const bundle = new FluentBundle(locale);
  expect(bundle.addResource(new FluentResource(source))).toEqual([]);
  const keys = [...source.matchAll(/^([a-z][\w-]*) =/gm)].map((match) => match[1] ?? '');
  expect(new Set(keys).size).toBe(keys.length);
  return new Map(
    keys.map((key) => {
      const pattern = bundle.getMessage(key)?.value;
      expect(pattern, `${locale}: ${key}`).toBeTruthy();
      return [key, variablesOf(JSON.stringify(pattern))];
    }),
  );
}

const variablesOf = (pattern: string): readonly string[] =>
  [...new Set([...pattern.matchAll(/"type":"var","name":"(\w+)"/g)].map((match) => match[1] ?? ''))].sort();

const ru = textsOf('ru');
const en = textsOf('en');

/** What the screens say: whole keys, and beginnings of keys that a value completes. */
interface Said {
  readonly keys: Set<string>;
  readonly beginnings: Set<string>;
}

function saidInClient(): Said {
  const said: Said = { keys: new Set(), beginnings: new Set() };
  for (const file of readdirSync(client, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || file.includes('.test.') || file.startsWith('dist')) continue;
    const source = ts.createSourceFile(
      file,
      readFileSync(join(client, file), 'utf8'),
      ts.ScriptTarget.Latest,
    );
    collect(source, said);
  }
  return said;
}

/** Finds every `say(…)` and `getString(…)`, and in its first argument every text that can become the key. */
function collect(node: ts.Node, said: Said): void {
  if (ts.isCallExpression(node) && /^(say|l10n\.getString)$/.test(nameOf(node.expression))) {
    const [key] = node.arguments;
    if (key !== undefined) collectKeys(key, said);
  }
  ts.forEachChild(node, (child) => collect(child, said));
}

const nameOf = (expression: ts.Expression): string => {
  if (ts.isIdentifier(expression)) return expression.text;
  return ts.isPropertyAccessExpression(expression)
    ? `${nameOf(expression.expression)}.${expression.name.text}`
    : '';
};

function collectKeys(key: ts.Expression, said: Said): void {
  if (ts.isStringLiteralLike(key)) said.keys.add(key.text);
  else if (ts.isTemplateExpression(key)) said.beginnings.add(key.head.text);
  else if (ts.isConditionalExpression(key)) {
    collectKeys(key.whenTrue, said);
    collectKeys(key.whenFalse, said);
  } else if (!ts.isIdentifier(key)) throw new Error('say() takes a key, a template or a choice of them');
}

const said = saidInClient();

describe('the texts of both languages', () => {
  it('have the same keys and speak of the same things', () => {
    expect([...en.keys()].sort()).toEqual([...ru.keys()].sort());
    for (const [key, variables] of ru) expect({ key, variables: en.get(key) }).toEqual({ key, variables });
  });

  it('say why for every refusal', () => {
    for (const code of refusalCodes) expect(ru.has(`refusal-${code}`), code).toBe(true);
  });

  it('exist for every key that a screen says', () => {
    expect(said.keys.size).toBeGreaterThan(100);
    expect([...said.keys].filter((key) => !ru.has(key))).toEqual([]);
    const isBegun = (beginning: string): boolean => [...ru.keys()].some((key) => key.startsWith(beginning));
    expect([...said.beginnings].filter((beginning) => beginning === '' || !isBegun(beginning))).toEqual([]);
  });

  it('are all said somewhere', () => {
    const isSaid = (key: string): boolean =>
      said.keys.has(key) || [...said.beginnings].some((beginning) => key.startsWith(beginning));
    expect([...ru.keys()].filter((key) => !isSaid(key))).toEqual([]);
  });
});
