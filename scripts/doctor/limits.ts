import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Finding, findings } from './finding.ts';

const { good, note, bad } = findings('limits');

/** A full house holds a few thousand sockets and files in Node, PostgreSQL, coturn and the workers together. */
const leastOpenFiles = 4096;
/** A burst of a full house fits in a socket buffer of this size; the kernel's usual 208 KiB loses packets. */
const wishedBufferBytes = 4 * 1024 * 1024;

const Limit = z.union([z.number(), z.literal('unlimited')]);
const Report = z.object({ userLimits: z.object({ open_files: z.object({ soft: Limit }) }) });

/** Whether the system lets a full house in. */
export async function checkLimits(): Promise<Finding[]> {
  const { open_files: openFiles } = Report.parse(process.report.getReport()).userLimits;
  const buffer = await readFile('/proc/sys/net/core/rmem_max', 'utf8').catch(() => undefined);
  return [judgeOpenFiles(openFiles.soft), ...(buffer === undefined ? [] : [judgeBuffer(Number(buffer))])];
}

export function judgeOpenFiles(soft: number | 'unlimited'): Finding {
  if (soft === 'unlimited' || soft >= leastOpenFiles) return good(`${soft} files may be open at once`);
  return bad(
    `only ${soft} files may be open at once`,
    'raise it: "ulimit -n 65536" before the start, or LimitNOFILE= in the systemd unit',
  );
}

export function judgeBuffer(bytes: number): Finding {
  const size = `${Math.round(bytes / 1024)} KiB`;
  if (bytes >= wishedBufferBytes) return good(`socket buffers may hold ${size}`);
  return note(
    `socket buffers may hold ${size} only; for a full house: sysctl -w net.core.rmem_max=${wishedBufferBytes} net.core.wmem_max=${wishedBufferBytes}`,
  );
}
