import { readFileSync } from 'node:fs';

const EVERY_MS = 50;

/** Resident memory of a process in MB; null where the system does not tell, or once it has ended. */
function residentOf(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

/** Looks at a process until it is stopped. @returns the most that it held, in MB; 0 where the system does not tell */
export function watchMemory(pid: number | undefined): () => number {
  let most = 0;
  const look = () => (most = Math.max(most, (pid === undefined ? null : residentOf(pid)) ?? 0));
  const timer = setInterval(look, EVERY_MS).unref();
  look();
  return () => {
    clearInterval(timer);
    return Math.round(most);
  };
}
