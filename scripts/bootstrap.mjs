// Everything that a checkout needs before the theatre runs: packages, a Node that runs TypeScript, the database client,
// the media worker, the built pages. Plain JavaScript for whatever Node is on the machine; what is done already is not
// done again.
//
//   node scripts/bootstrap.mjs            before `npm start`
//   node scripts/bootstrap.mjs --test     before `npm test`: browsers and servers for the tests as well
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const oldestNodeToBegin = 20;
if (Number(process.versions.node.split('.')[0]) < oldestNodeToBegin) {
  console.error(
    `Rampa needs Node ${oldestNodeToBegin} or newer to set itself up; this is ${process.version}.`,
  );
  process.exit(1);
}

const { ensurePackages } = await import('./bootstrap/debian.mjs');
const { installPackages, projectNode } = await import('./bootstrap/packages.mjs');
const { cache, hashOf, onceFor, root } = await import('./bootstrap/stamps.mjs');
const { note, run, SetupProblem, step } = await import('./bootstrap/terminal.mjs');

/** Programs that tests run when they are there. */
const testPackages = ['chromium', 'coturn', 'caddy', 'docker-compose', 'openssl', 'libnss3-tools', 'procps'];

async function main() {
  await installPackages();
  await generateDatabaseClient();
  await noteWorker();
  await buildPages();
  if (process.argv.includes('--test')) await prepareTests();
}

async function generateDatabaseClient() {
  const hash = hashOf(['prisma/schema.prisma', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  await onceFor({ name: 'database-client', hash, result: 'generated/prisma/client.ts' }, () =>
    step('Database client (prisma generate)', () =>
      run(projectNode(), [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
        cwd: root,
        // Generating needs no engine, but the command looks for one and would download it.
        env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
      }),
    ),
  );
}

/** The server reads the note; see `server/worker-path.ts`. */
async function noteWorker() {
  // Loaded late: it is of no use before the packages are there.
  const { findWorker } = await import('./mediasoup-worker/worker.mjs');
  const worker = await findWorker();
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, 'worker-path'), `${worker}\n`);
}

async function buildPages() {
  if (!existsSync(join(root, 'client/vite.config.ts'))) return;
  const hash = hashOf(['client', 'protocol', 'locales', 'package-lock.json']);
  await onceFor({ name: 'pages', hash, result: 'client/dist/index.html' }, () =>
    step('Pages (vite build)', () =>
      run(projectNode(), ['node_modules/vite/bin/vite.js', 'build', '--config', 'client/vite.config.ts'], {
        cwd: root,
      }),
    ),
  );
}

async function prepareTests() {
  const problem = await ensurePackages(testPackages, 'testing everything');
  if (problem) note(`${problem}\n  Without them some tests are skipped, and say so.`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof SetupProblem ? `\n${error.message}` : error);
  process.exitCode = 1;
}
