import { publicUrl } from '../../config/env.js';
import type { MailMessage } from '../../common/mail/send-mail.job.js';

const letter = (to: string, subject: string, lines: string[]): MailMessage => ({
  to,
  subject,
  text: `${lines.join('\n\n')}\n\nScholars Commons\n`,
});
const hello = (name: string) => `Dear ${name},`;
const ignore = 'If you did not ask for this, nothing has happened and you can put this letter aside.';

/** The words of mails about accounts. Each goes to one person and names one thing to do. */
export const accountMails = {
  link: (to: string, name: string, token: string) =>
    letter(to, 'Your link to sign in', [
      hello(name),
      'This link signs you in. It works once, for 15 minutes:',
      `${publicUrl()}/sign-in/link/${token}`,
      ignore,
    ]),

  reset: (to: string, name: string, token: string) =>
    letter(to, 'Choose a new password', [
      hello(name),
      'With this link you can choose a new password. It works once, for one hour:',
      `${publicUrl()}/reset/${token}`,
      ignore,
    ]),

  invitation: (to: string, name: string, token: string, from: string) =>
    letter(to, 'Your place among the scholars', [
      hello(name),
      `${from} invites you to Scholars Commons, where alumni scholars keep in touch, talk and start research together. A page with your name is ready for you.`,
      'This link opens it. It works once, for 14 days:',
      `${publicUrl()}/invitation/${token}`,
      'You choose who sees what. If you would rather not join, you need do nothing.',
    ]),

  confirmAddress: (to: string, name: string, token: string) =>
    letter(to, 'Confirm your new address', [
      hello(name),
      'You asked to sign in with this address from now on. This link confirms it; it works once, for one hour:',
      `${publicUrl()}/email/confirm/${token}`,
      ignore,
    ]),

  addressChanged: (to: string, name: string, token: string) =>
    letter(to, 'Your sign-in address was changed', [
      hello(name),
      'From now on you sign in to Scholars Commons with another address. If that was you, all is well.',
      'If it was not, this link takes it back and signs everybody else out. It works once, for seven days:',
      `${publicUrl()}/email/undo/${token}`,
    ]),

  suspended: (to: string, name: string, reason: string, until: string | null, token: string) =>
    letter(to, 'Your account is suspended', [
      hello(name),
      `Your account at Scholars Commons is suspended${until ? ` until ${until}` : ', until somebody of the staff lifts it'}. The reason: ${reason}`,
      'What you wrote stays. If you think that this is wrong, you can appeal: another person than the one who decided will look at it. This link takes you there. It works once, for 30 days:',
      `${publicUrl()}/appeal/${token}`,
    ]),

  appealSettled: (to: string, name: string, isLifted: boolean, words: string) =>
    letter(to, isLifted ? 'Your suspension is lifted' : 'Your suspension stands', [
      hello(name),
      isLifted
        ? 'We looked again at the suspension of your account at Scholars Commons, and lifted it. You can sign in as before.'
        : 'We looked again at the suspension of your account at Scholars Commons, and it stands.',
      words,
    ]),

  passwordChanged: (to: string, name: string) =>
    letter(to, 'Your password was changed', [
      hello(name),
      'Your password for Scholars Commons was changed just now, and your other devices were signed out. If that was you, all is well.',
      `If it was not, choose a new one at once: ${publicUrl()}/reset`,
    ]),
};
