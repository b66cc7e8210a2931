import { describe, expect, it } from '@jest/globals';
import type { ChangeScholar, ScholarView } from '@scholars-commons/shared/scholars';
import { screen, waitFor } from '@testing-library/react';
import { answer, refuse, type Sent, silence } from '../../testing/handlers';
import { amina } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const network = 'network' as const;
const own: ScholarView = {
  id: amina.scholar.id,
  name: 'Amina Diallo',
  names: { given: 'Amina', family: 'Diallo', preferred: null },
  credentials: null,
  profession: null,
  state: 'claimed',
  isStaff: false,
  isListed: true,
  photo: { id: null },
  about: { headline: null, bio: null, bioHtml: null, pronouns: null, languages: [] },
  place: { city: null, countryCode: null, timeZone: null },
  positions: [],
  enrollments: [],
  achievements: [],
  interests: { topics: [], openTo: [] },
  contacts: [],
  own: {
    audiences: {
      about: network,
      place: network,
      positions: network,
      enrollments: network,
      achievements: network,
      interests: network,
      photo: network,
    },
    versions: { names: 3, about: 1, place: 7, positions: 0, enrollments: 0, achievements: 0, interests: 0, photo: 0, contacts: 0 },
    completeness: { percent: 20, next: null },
    lastInvitedAt: null,
  },
  sharesCohort: false,
  can: { edit: true, invite: false, message: false },
};

/** The api with this scholar; each change is kept, and its version raised as the real one does. */
function keepScholar() {
  const changes: ChangeScholar[] = [];
  let held = own;
  server.use(
    answer('get', '/api/scholars/:id', () => held),
    answer('patch', '/api/scholars/:id', ({ body }: Sent) => {
      const change = body as ChangeScholar;
      changes.push(change);
      if (change.block !== 'names' && change.audience && held.own)
        held = { ...held, own: { ...held.own, audiences: { ...held.own.audiences, [change.block]: change.audience } } };
      else if (change.block === 'names') held = { ...held, names: { ...held.names, given: change.given ?? '' } };
      return held;
    }),
  );
  return changes;
}

describe('the welcome after a first sign-in', () => {
  it('saves only what was changed, each with the version it was read at', async () => {
    const changes = keepScholar();
    const { user, address } = await renderPage('/me/welcome');
    const given = await screen.findByLabelText('Given name');
    await user.clear(given);
    await user.type(given, 'Aminata');
    await user.selectOptions(screen.getByLabelText('City, country and time zone'), 'Only me');
    await user.click(screen.getByRole('button', { name: 'Save and go on' }));
    await waitFor(() => expect(address()).toBe('/'));
    expect(changes).toEqual([
      { block: 'names', version: 3, given: 'Aminata', family: 'Diallo', preferred: null },
      { block: 'place', version: 7, audience: 'me' },
    ]);
  });

  it('can be left for later without saving', async () => {
    const changes = keepScholar();
    const { user, address } = await renderPage('/me/welcome');
    await user.click(await screen.findByRole('link', { name: 'Later' }));
    await waitFor(() => expect(address()).toBe('/'));
    expect(changes).toEqual([]);
  });

  it('asks for at least one name, and keeps what was chosen when the server fails', async () => {
    keepScholar();
    const { user } = await renderPage('/me/welcome');
    const given = await screen.findByLabelText('Given name');
    await user.clear(given);
    await user.click(screen.getByRole('button', { name: 'Save and go on' }));
    expect(await screen.findByText('Please enter at least one name.')).toBeVisible();
    await user.type(given, 'Aminata');
    server.use(refuse('patch', '/api/scholars/:id', 500));
    await user.click(screen.getByRole('button', { name: 'Save and go on' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('req-7f3a');
    expect(given).toHaveValue('Aminata');
  });

  it('stands as a shape while it comes, and can be asked for again', async () => {
    server.use(silence('get', '/api/scholars/:id'));
    const { unmount } = await renderPage('/me/welcome');
    expect(await screen.findByText('Loading')).toBeInTheDocument();
    unmount();
    server.use(refuse('get', '/api/scholars/:id', 503));
    const { user } = await renderPage('/me/welcome');
    expect(await screen.findByRole('alert')).toBeVisible();
    keepScholar();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText('Given name')).toHaveValue('Amina');
  });
});
