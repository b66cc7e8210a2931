const CODE = /^[A-Za-z0-9_]{1,40}$/;

/** The class of a failure and its code, without its words: those may hold what the job was told. */
export function failureOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause;
  const name = [cause.name, cause.constructor.name].find((one) => one !== 'Error' && CODE.test(one)) ?? 'Error';
  const { code } = cause as { code?: unknown };
  return (typeof code === 'string' || typeof code === 'number') && CODE.test(String(code)) ? `${name} ${code}` : name;
}
