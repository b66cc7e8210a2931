/** How a list is asked for; `{thread:2}` stands for the id of the second thread of the crowd. */
interface List {
  path: string;
  as?: 'staff';
}

/** Everything that is read, as pages read it. */
export const LISTS: Record<string, List> = {
  'directory with facets': { path: '/api/scholars' },
  'directory of a country and a profession': { path: '/api/scholars?country=KE&profession=nurse&sort=recent' },
  'names with a typo': { path: '/api/scholars?facets=0&q=amina+dialol' },
  'names while typing': { path: '/api/suggest/scholars?q=amina+di' },
  'map of places': { path: '/api/scholars/places' },
  'a scholar': { path: '/api/scholars/{scholar:1}' },
  'grants of a scholar': { path: '/api/scholars/{scholar:1}/grants', as: 'staff' },
  'suspension of a scholar': { path: '/api/scholars/{scholar:1}/suspension', as: 'staff' },
  'who has which grant': { path: '/api/grants', as: 'staff' },
  today: { path: '/api/today' },
  'threads, recent': { path: '/api/threads' },
  'threads, newest': { path: '/api/threads?sort=newest' },
  'threads, most posts': { path: '/api/threads?sort=most-posts' },
  'threads, unread': { path: '/api/threads?filter=unread' },
  'threads, unanswered': { path: '/api/threads?filter=unanswered' },
  'threads, mine': { path: '/api/threads?filter=mine' },
  'threads of a space': { path: '/api/threads?space=room-1' },
  'a thread': { path: '/api/threads/{thread:2}' },
  'posts of a thread': { path: '/api/threads/{thread:2}/posts?limit=20&thread=1' },
  'changes of a thread': { path: '/api/threads/{thread:2}/changes?since=1' },
  'a post': { path: '/api/posts/{post:30}' },
  'revisions of a post': { path: '/api/posts/{post:30}/revisions', as: 'staff' },
  spaces: { path: '/api/spaces' },
  institutions: { path: '/api/institutions' },
  'institutions by name': { path: '/api/institutions?sort=name' },
  'institutions found': { path: '/api/institutions?q=abara' },
  'institutions of a country': { path: '/api/institutions?country=KE' },
  'institutions of a country by name': { path: '/api/institutions?country=KE&sort=name' },
  'institutions of a country that are hubs': { path: '/api/institutions?country=KE&hub=1' },
  'institutions while typing': { path: '/api/suggest/institutions?q=university+of+abara' },
  'institutions by a common word, while typing': { path: '/api/suggest/institutions?q=universit' },
  'an institution': { path: '/api/institutions/{institution:1}' },
  programs: { path: '/api/programs' },
  'a cohort': { path: '/api/cohorts/{cohort:1}' },
  notifications: { path: '/api/notifications' },
  news: { path: '/api/news' },
  'news of a kind': { path: '/api/news?kind=award' },
  'news of a country': { path: '/api/news?country=KE' },
  'news of an institution': { path: '/api/news?institution={institution:1}' },
  'news of a scholar': { path: '/api/news?scholar={scholar:1}' },
  'a news item': { path: '/api/news/{news_item:10}' },
  'own submissions': { path: '/api/news-submissions' },
  'a submission': { path: '/api/news-submissions/{news_submission:9}', as: 'staff' },
  'search in posts, a rare word': { path: '/api/search/posts?q=399' },
  'search in posts, a common word': { path: '/api/search/posts?q=tried' },
  'review queue': { path: '/api/review', as: 'staff' },
  'review, decided': { path: '/api/review?state=decided', as: 'staff' },
  'a case': { path: '/api/review/{review:20009}', as: 'staff' },
  audit: { path: '/api/audit', as: 'staff' },
  'audit of a person': { path: '/api/audit?person={scholar:1}', as: 'staff' },
  'audit of an act': { path: '/api/audit?act=scholar.change', as: 'staff' },
  'own sessions': { path: '/api/sessions' },
  'who is signed in': { path: '/api/session' },
  'canned reasons': { path: '/api/canned-reasons', as: 'staff' },
  vocabulary: { path: '/api/vocabulary' },
  'topics while typing': { path: '/api/suggest/topics?q=simul' },
};

/** What is read one by one by something else than a list of rows, and why it is not here. */
export const NO_LISTS: Record<string, string> = {
  '/api/health': 'asks nothing',
  '/api/ready': 'asks nothing',
  '/api/photos/{photoId}/{size}': 'one scholar by his photo, then a file',
  '/api/news-pictures/{pictureId}/{size}': 'one submission by its picture, then a file',
  '/api/jobs': 'the tables of pg-boss, with its own indexes; a page of what was set aside, and a day of what was given up',
  '/api/decisions/{id}': 'one case by its id, read as `a case` is',
};

/** Walks through a large table that are meant, as `list: table`, each with its reason. */
export const WALKS: Record<string, string> = {
  'news of a country: news_person':
    'as many stand in news here as a country has people: one walk, instead of a thousand looks into the index',
};
