// Says what of this installation is wrong and how to mend it. Changes nothing.
//
//   npm run doctor
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../server/config.ts';
import { hostAddresses } from '../server/media/index.ts';
import { SetupError } from '../server/platform/errors.ts';
import { checkAddress } from './doctor/address.ts';
import { checkCertificate } from './doctor/certificate.ts';
import { checkClock } from './doctor/clock.ts';
import { checkDatabase } from './doctor/database.ts';
import { describe, type Finding } from './doctor/finding.ts';
import { checkLimits } from './doctor/limits.ts';
import { checkPorts } from './doctor/ports.ts';
import { checkTurn } from './doctor/turn.ts';

async function examine(): Promise<Finding[]> {
  const settings = join(import.meta.dirname, '../.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
  const config = loadConfig(process.env, process.argv.slice(2), { terminal: true });
  const found = await Promise.all([
    checkAddress(config, hostAddresses()),
    checkPorts(config),
    checkCertificate(config.publicUrl, Date.now()),
    checkTurn(config, Date.now()),
    checkClock(config.database),
    checkDatabase(config),
    checkLimits(),
  ]);
  return found.flat();
}

try {
  const found = await examine();
  for (const finding of found) console.log(describe(finding));
  const wrong = found.filter(({ kind }) => kind === 'bad').length;
  console.log(
    wrong === 0 ? '\nNothing is wrong.' : `\n${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong.`,
  );
  process.exitCode = wrong === 0 ? 0 : 1;
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
