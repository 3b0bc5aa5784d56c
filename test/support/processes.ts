import { readdirSync, readFileSync } from 'node:fs';

/** A process as the kernel's own files tell of it. */
export interface Process {
  pid: number;
  parent: number;
  command: string;
}

/** All processes of this moment; zombies are none any more. */
export function allProcesses(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, state, parent] = /\) (\w) (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return state === 'Z' ? [] : [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}

/** Process `pid` with all that it started, and what they started, as long as their parents live. */
export function familyOf(pid: number): Process[] {
  const all = allProcesses();
  const family = all.filter((process) => process.pid === pid);
  for (const { pid: parent } of family) family.push(...all.filter((process) => process.parent === parent));
  return family;
}
