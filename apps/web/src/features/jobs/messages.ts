import { messages } from '../../lib/i18n';

export const t = messages('jobs', {
  title: 'Work behind the scenes',
  lead: 'Mails, notices and upkeep that follow what people do. What fails is tried again by itself; what failed too often is set aside and waits for you.',
  loading: 'Loading the work behind the scenes',

  'count.waiting': '{count, plural, =0 {Nothing waits} one {# waits} other {# wait}}',
  'count.running': '{count, plural, =0 {nothing runs} one {# runs} other {# run}}',
  'count.setAside': '{count, plural, =0 {nothing set aside} other {# set aside}}',
  'count.oldest': 'the oldest came {age}',

  kinds: 'By kind',
  'kinds.asTable': 'As a table',
  'kinds.asBars': 'As bars',
  'kinds.none': 'No kind of work is known yet.',
  kind: 'Kind',
  waiting: 'Waiting',
  running: 'Running',
  setAside: 'Set aside',
  oldest: 'Oldest since',
  'figures.none': 'nothing to do',
  figures: '{waiting} waiting, {running} running, {setAside} set aside',

  failed: 'What failed',
  'failed.more': 'These are {shown} of {count}, those set aside first.',
  'empty.title': 'Nothing has failed',
  'empty.words': 'All that was asked for is done, or on its way. What is set aside will stand here for 14 days.',
  'state.set-aside': 'Set aside',
  'state.waiting': 'Waits for its next try',
  'state.running': 'Being tried now',
  tries: '{count, plural, one {# try} other {# tries}}',
  since: 'set aside <time>{when}</time>',
  last: 'last tried <time>{when}</time>',
  next: 'next try {when}',
  begun: 'asked for {when}',

  retry: 'Try again',
  'retry.label': 'Try again: {kind}, set aside {when}',
  'retry.done': 'It is tried once more.',
  retryAll: '{kind}: try all {count} again',
  'retryAll.done':
    '{count, plural, =0 {Nothing is set aside any more.} one {# piece of work is tried once more.} other {# pieces of work are tried once more.}}',
  giveUp: 'Give up',
  'giveUp.label': 'Give up: {kind}, set aside {when}',
  'giveUp.title': 'Give this work up?',
  'giveUp.words':
    'It is not done any more, and what it was told is erased. A mail that is given up never arrives. This cannot be undone; it stays on record.',
  'giveUp.done': 'It is given up.',
  gone: 'This is not here any more: it is done, or somebody has given it up.',
  'again.label': 'What you had tried again',
  again: '{settled} of {count} settled: {done} done, {failed} set aside again',
  'again.givenUp': '{count, number} given up',

  'failure.none': 'The reason was not kept',
  'failure.Error': 'It failed',
  'failure.MailNotTaken': 'The mail server did not take it',
  'failure.QueryFailedError': 'The database refused it',
  'failure.Timeout': 'It took too long, or its process ended',
  'failure.ZodError': 'What it was told cannot be read',

  'queue.erase-removed-posts': 'Erasing removed posts',
  'queue.fill-post-search': 'Taking posts into the search',
  'queue.lift-suspensions': 'Lifting suspensions that end',
  'queue.publish-scheduled': 'Publishing news at their hour',
  'queue.recount-people': 'Counting people anew',
  'queue.remind-reviewers': 'Reminding reviewers',
  'queue.send-mail': 'Mails',
  'queue.tell-decision': 'Telling people of decisions',
  'queue.tell-published': 'Telling people of published news',
});

/** Words of a key that the catalogue may lack. */
function wordsOr(key: string, otherwise: string): string {
  const words = t(key as Parameters<typeof t>[0]);
  return words === `jobs.${key}` ? otherwise : words;
}

/** A kind of work in words; a new one without words is shown as the code names it. */
export const kindWords = (queue: string): string => wordsOr(`queue.${queue}`, queue);

/** Why it failed, in words: by its class alone. */
export const failureWords = (failure: string | null): string =>
  failure === null ? t('failure.none') : wordsOr(`failure.${failure.split(' ')[0]}`, t('failure.Error'));
