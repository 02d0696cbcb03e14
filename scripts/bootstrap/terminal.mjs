// What the set-up says on the terminal, and how it runs programs.
import { spawn, spawnSync } from 'node:child_process';

/** A reason to stop that the person at the terminal can mend. Printed without a stack. */
export class SetupProblem extends Error {}

/**
 * Says what is being done, does it, and says how long it took.
 * @template T
 * @param {string} title
 * @param {() => T | Promise<T>} act
 */
export async function step(title, act) {
  const startedMs = Date.now();
  console.log(`▸ ${title}`);
  const result = await act();
  console.log(`  done in ${((Date.now() - startedMs) / 1000).toFixed(1)} s`);
  return result;
}

/** @param {string} text */
export function note(text) {
  console.log(`  ${text}`);
}

/**
 * Runs a program to its end and answers what it wrote; a failure throws with the end of it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { onLines?: (count: number) => void }} options `onLines` hears
 *   how many lines more have been written
 * @returns {Promise<string>}
 */
export function run(command, args, { onLines, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const take = (/** @type {string} */ chunk) => {
      output += chunk;
      onLines?.(chunk.split('\n').length - 1);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', take);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const tail = output.trim().split('\n').slice(-15).map(shorten).join('\n');
      reject(new SetupProblem(`${command} ${args.join(' ')} failed (${code ?? signal}):\n${tail}`));
    });
  });
}

/** A compiler's command line says nothing to a person. */
const shorten = (/** @type {string} */ line) => (line.length > 300 ? `${line.slice(0, 300)}…` : line);

/**
 * Whether a program is there and answers.
 * @param {string} command
 */
export function answers(command, args = ['--version']) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
