// A process that starts a coturn on the given data folder and port, says its process id, and waits to be killed.
import { silentLog } from '../../platform/log.ts';
import { startCoturn } from './coturn.ts';

const [, , dataFolder, port] = process.argv;
if (dataFolder === undefined) throw new Error('usage: orphan.fixture.ts <data folder> <port>');
const relayPorts = { min: 31_000, max: 31_999 };
const coturn = await startCoturn({
  ...{ log: silentLog, publicAddress: undefined, dataFolder, relayPorts },
  port: Number(port),
});
console.log(coturn?.pid);
