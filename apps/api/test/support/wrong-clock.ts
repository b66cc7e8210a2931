/** Sets this process's clock as the environment says, and sets it again on a signal; timers go on as they do on a machine. */
const CLOCK = `
  const Right = Date;
  let wrong = Number(process.env.CLOCK_SHIFT_MS);
  process.on('SIGWINCH', () => { wrong += Number(process.env.CLOCK_JUMP_MS) });
  const now = () => Right.now() + wrong;
  globalThis.Date = new Proxy(Right, {
    construct: (target, args, type) => Reflect.construct(target, args.length ? args : [now()], type === Date ? target : type),
    apply: () => new Date().toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
`;

/** What to start an api process with, so that its clock is wrong, and is set by `jump` more at each SIGWINCH. */
export const wrongClock = (ms: number, { jump = 0, zone = 'UTC' } = {}): Record<string, string> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(CLOCK)}`,
  CLOCK_SHIFT_MS: String(ms),
  CLOCK_JUMP_MS: String(jump),
  TZ: zone,
});
