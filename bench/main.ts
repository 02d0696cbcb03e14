// The figures that a theatre is judged by, measured on this machine: `npm run bench`. Prints a table and keeps the
// report in bench/results. Ends by itself. With `--sales`: the box office and the bot instead.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomUUID } from 'node:crypto';
import type { Guest } from '../tests/support/guest.ts';
import { eventually, within } from './calls.ts';
import { type CurtainUp, measureCurtainUp } from './curtain-up.ts';
import { measureJoining } from './joining.ts';
import { measureLatency } from './latency.ts';
import { describeMachine, lookAtMachine, surroundingsOf } from './machine.ts';
import { measurePromotions, openDirector } from './promotion.ts';
import { fileNameOf, goalsOf, overDirect, printed, type Report } from './report.ts';
import { openStand, type Stand } from './stand.ts';

const plans = {
  full: {
    latency: { warmUpMs: 30_000, measureMs: 30_000 },
    joins: 12,
    promotions: 10,
    crowd: { spectators: 20, intervals: 5 },
  },
  /** Shows that the bench works; its figures say little. */
  quick: {
    latency: { warmUpMs: 5_000, measureMs: 5_000 },
    joins: 2,
    promotions: 2,
    crowd: { spectators: 4, intervals: 1 },
  },
};
type Plan = (typeof plans)['full'];

const patienceMs = 390_000;
/** Whatever hangs, the bench ends. */
const lastPatienceMs = 420_000;
const resultsFolder = join(import.meta.dirname, 'results');

type Measured = Pick<Report, 'latency' | 'tapToFirstFrame' | 'promotion' | 'curtainUp'>;

async function measure(stand: Stand, plan: Plan): Promise<Measured> {
  const director = await openDirector(stand);
  console.log('Latency: through the house and direct at once');
  const latency = await measureLatency(stand, plan.latency);
  const actor = await stand.openBenchPage();
  await actor.perform(await stand.doors.door('actor'));
  console.log(`Joining: ${plan.joins} visitors`);
  const tapToFirstFrame = await measureJoining(stand, plan.joins);
  console.log(`Stage: up and down ${plan.promotions} times`);
  const promotion = await measurePromotions(stand, director, plan.promotions);
  await director.command({ type: 'phase.set', to: 'finished' });
  director.socket.close();
  await actor.leave();
  await actor.close();
  console.log(`Curtain up: ${plan.crowd.spectators} spectators at once`);
  const curtainUp = await curtainUpOfAnotherEvening(stand, plan);
  return { latency: { ...latency, overDirect: overDirect(latency) }, tapToFirstFrame, promotion, curtainUp };
}

/** A show that has not begun: the demo makes another once the last one is over. */
async function curtainUpOfAnotherEvening(stand: Stand, plan: Plan): Promise<CurtainUp> {
  const director = await eventually('another evening', () => openFoyer(stand));
  const actor = await stand.openBenchPage();
  await actor.perform(await stand.doors.door('actor'));
  const measured = await measureCurtainUp(stand, director, plan.crowd);
  director.socket.close();
  return measured;
}

async function openFoyer(stand: Stand): Promise<Guest | undefined> {
  const director = await stand.doors.guest('director');
  const reply = await director.ask('command', {
    id: randomUUID(),
    command: { type: 'phase.set', to: 'foyer' },
  });
  if (reply.ok) return director;
  director.socket.close();
  return undefined;
}

async function run(plan: Plan): Promise<Report> {
  console.log('Listening to the machine');
  const before = await lookAtMachine();
  const stand = await openStand();
  try {
    const measured = await within(patienceMs, 'the bench', measure(stand, plan));
    await stand.close();
    const surroundings = surroundingsOf(before, await lookAtMachine());
    const machine = { ...describeMachine(), chromium: stand.browserVersion };
    const report = { at: new Date().toISOString(), machine, surroundings, ...measured };
    return { ...report, goals: goalsOf(report) };
  } finally {
    await stand.close();
  }
}

setTimeout(() => {
  console.error('the bench did not end in time');
  process.exit(1);
}, lastPatienceMs).unref();
const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, sales: { type: 'boolean', default: false } },
});
if (values.sales) {
  const runner = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
  const config = join(import.meta.dirname, 'sales.vitest.config.ts');
  process.exit(
    spawnSync(process.execPath, [runner, 'run', '--config', config], { stdio: 'inherit' }).status ?? 1,
  );
}
const report = await run(values.quick ? plans.quick : plans.full);
console.log(`\n${printed(report)}`);
if (!values.quick) {
  await mkdir(resultsFolder, { recursive: true });
  const file = join(resultsFolder, fileNameOf(report));
  await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`\nKept in ${file}`);
}
process.exit(0);
