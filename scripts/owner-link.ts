// Lets an owner in who has lost every device: prints a link that works once, for a day. Works beside a running house.
//
//   npm run owner-link
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../server/config.ts';
import { SetupError } from '../server/platform/errors.ts';
import { makeOwnerLink } from './owner-link/make.ts';

const settings = join(import.meta.dirname, '../.env');
if (existsSync(settings)) process.loadEnvFile(settings);

try {
  const config = loadConfig(process.env, process.argv.slice(2), { terminal: process.stdout.isTTY });
  const { link, isGuess } = await makeOwnerLink(config, Date.now());
  console.log(`Enter as the owner by this link. It works once, for a day:\n\n  ${link.href}\n`);
  console.log(
    'A device that was stolen may still be signed in: sign it out under "People" of the staff pages.',
  );
  if (isGuess)
    console.log(
      'PUBLIC_URL is not set: if the house is elsewhere, put its address in the place of this one.',
    );
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
