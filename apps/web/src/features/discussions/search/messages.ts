import { messages } from '../../../lib/i18n';

export const t = messages('search', {
  title: 'Search discussions',
  lead: 'Every post that you may read, by its words.',
  in: 'Discussions',
  label: 'Search posts',
  'label.space': 'Search posts in {space}',
  placeholder: 'Words, “a phrase”, -without',
  do: 'Search',
  space: 'Where',
  'space.all': 'All spaces',
  'author.only': 'Only by {name}',
  'author.one': 'this person',
  'author.lift': 'Only by {name}: remove this filter',
  'author.more': 'Only posts by <name>{name}</name>',

  loading: 'Searching',
  found: '{count, plural, one {# post found} other {{shown} posts found}}',
  list: 'Posts found',
  post: 'Post {number}',
  more: 'Show more',
  moreFailed: 'The next posts did not come. Press “Show more” again.',
  gaveUp:
    'These words stand in very many posts, so only the newest were looked through. Add a word, put words that belong together in quotes, or choose a space.',
  'gaveUp.nothing.title': 'Nothing found in the time there was',
  'gaveUp.nothing.words':
    'A search stops after a second, or when the words stand in very many posts. Older posts may hold what you look for: add a word, or choose one space.',

  'start.title': 'What are you looking for?',
  'start.words':
    'Other forms of a word are found too, and accents do not matter: “mentor” finds “mentoring”. Words in quotes stand together; a minus leaves posts out: simulation -paediatric.',
  'start.key': 'Press <key>/</key> to come to this box.',
  'nothing.title': 'Nothing to look for in that',
  'nothing.words': 'Signs, words to leave out and words such as “the” and “of” alone find no post. Add one word that matters.',
  'none.title': 'No post holds “{q}”',
  'none.words': 'Try fewer words, or another word for it. All words must stand in the same post.',
  'none.narrow': 'Try fewer words, or look everywhere.',
  'none.everywhere': 'Search all spaces',
});
