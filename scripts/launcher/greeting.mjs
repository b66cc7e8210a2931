/** @typedef {{ email: string, password: string, grants: string[] }} SignIn */

/**
 * What a newcomer needs once it runs.
 * @param {string} address
 * @param {SignIn[]} signIns
 * @param {number} seconds
 */
export function greeting(address, signIns, seconds) {
  const wide = Math.max(...signIns.map(({ email }) => email.length), 0);
  const rows = signIns.map(({ email, password, grants }) => `    ${email.padEnd(wide)}  ${password}  ${grants.join(', ') || 'scholar'}`);
  const who =
    rows.length > 0
      ? ['  Sign in as one of these (kept in .data/demo.json):', ...rows]
      : ['  The first admin: npm run db -- grant EMAIL admin'];
  return ['', `  Scholars Commons is at ${address} (ready after ${seconds.toFixed(1)} s)`, '', ...who, '', '  Ctrl-C ends it.', ''].join(
    '\n',
  );
}
