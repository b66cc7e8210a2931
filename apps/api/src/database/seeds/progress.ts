import { Presets, SingleBar } from 'cli-progress';

/** Told as the seed goes on. */
export interface Progress {
  step: string;
  done: number;
  total: number;
}
export type OnProgress = (progress: Progress) => void;

const LINE_EVERY_MS = 2_000;

/**
 * Shows how far it is: a bar where a person looks on, plain lines elsewhere.
 * @returns what to call, and what to call at the end
 */
export function terminalProgress(out: NodeJS.WriteStream = process.stderr): { onProgress: OnProgress; stop: () => void } {
  if (out.isTTY) {
    const bar = new SingleBar(
      { format: '  {bar} {percentage} %  {step}', stream: out, hideCursor: true, clearOnComplete: false },
      Presets.shades_classic,
    );
    bar.start(100, 0, { step: 'Beginning' });
    return { onProgress: ({ step, done, total }) => bar.update(Math.floor((done / total) * 100), { step }), stop: () => bar.stop() };
  }
  let said = '';
  let at = 0;
  const onProgress: OnProgress = ({ step, done, total }) => {
    if (step === said && done < total && Date.now() - at < LINE_EVERY_MS) return;
    out.write(`  ${Math.floor((done / total) * 100)} %  ${step}\n`);
    [said, at] = [step, Date.now()];
  };
  return { onProgress, stop: () => {} };
}
