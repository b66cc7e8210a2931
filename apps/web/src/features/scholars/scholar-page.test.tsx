import { describe, expect, it } from '@jest/globals';
import type { InvitationView } from '@scholars-commons/shared/accounts';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, refuse, silence } from '../../testing/handlers';
import { makeOwnScholar, makeScholar, testId } from '../../testing/people';
import { lee } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

const address = `/people/${testId(11)}`;
const show = (view: ScholarView) => server.use(answer<ScholarView>('get', '/api/scholars/:id', view));
const nobody: Partial<ScholarView> = {
  about: null,
  place: null,
  positions: null,
  achievements: null,
  interests: null,
  contacts: [],
  photo: null,
};

describe('a profile', () => {
  it('shows who it is: name, facts, the clock there', async () => {
    show(makeScholar());
    await renderPage(address);
    expect(await screen.findByRole('heading', { level: 1, name: /Jörg Müller ?, MD, MME/ })).toBeVisible();
    expect(document.title).toBe('Jörg Müller · Scholars Commons');
    expect(screen.getByText('Bern, Switzerland')).toBeVisible();
    expect(screen.getByText(/\d\d.*there now/)).toBeVisible();
    expect(screen.getByText('In a cohort with you')).toBeVisible();
    expect(screen.getByText('Speaks German and English')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Edit/ })).not.toBeInTheDocument();
  });

  it('tells the positions in words, the main one first', async () => {
    show(makeScholar());
    await renderPage(address);
    const lines = within(await screen.findByRole('region', { name: 'Positions' })).getAllByRole('listitem');
    expect(lines.map((line) => line.textContent)).toEqual([
      'Head of simulationMain positionMedical education, Inselspital Bernsince May 2018',
      'LecturerUniversity of Basel2011 – 2018',
    ]);
  });

  it('groups achievements by kind, with dates as precise as they are known', async () => {
    show(makeScholar());
    await renderPage(address);
    const region = within(await screen.findByRole('region', { name: 'Achievements' }));
    expect(region.getAllByRole('heading', { level: 3 }).map((heading) => heading.textContent)).toEqual(['Publications', 'Awards']);
    expect(region.getByText('2021')).toBeVisible();
    expect(region.getByText('March 2023')).toBeVisible();
    expect(region.getByRole('link', { name: 'Open the link of Sequential OSCEs' })).toHaveAttribute('href', 'https://journal.example/osce');
    expect(region.getByRole('link', { name: 'Read the news of Sequential OSCEs' })).toHaveAttribute('href', `/news/${testId(5001)}`);
    expect(region.queryByRole('link', { name: /Teacher of the year/ })).toBeNull();
  });

  it('leads from topics, openness and cohorts to the others', async () => {
    show(makeScholar());
    await renderPage(address);
    const interests = within(await screen.findByRole('region', { name: 'Interests' }));
    expect(interests.getByRole('link', { name: 'Simulation' })).toHaveAttribute('href', '/people?topic=simulation');
    expect(interests.getByRole('link', { name: 'mentoring' })).toHaveAttribute('href', '/people?openTo=mentoring');
    const cohorts = within(screen.getByRole('region', { name: 'Cohorts' }));
    expect(cohorts.getByRole('link', { name: 'Program for Educators, 2019 spring' })).toHaveAttribute('href', `/cohorts/${testId(401)}`);
    expect(cohorts.getByRole('link', { name: 'University of Basel' })).toBeVisible();
  });

  it('says no word about what is hidden', async () => {
    show(makeScholar({ ...nobody, enrollments: null }));
    await renderPage(address);
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryAllByRole('region').map((region) => region.getAttribute('aria-label'))).not.toContain('Contact');
    expect(screen.queryByText('About')).not.toBeInTheDocument();
  });

  it('remembers the dead, without a clock', async () => {
    show(makeScholar({ state: 'deceased', contacts: [] }));
    await renderPage(address);
    expect(await screen.findByText('What Jörg Müller gave to this community stays here.')).toBeVisible();
    expect(screen.queryByText(/there now/)).not.toBeInTheDocument();
  });

  it('says of an unclaimed record that its scholar has yet to come', async () => {
    show(makeScholar({ ...nobody, state: 'unclaimed' }));
    await renderPage(address);
    expect(await screen.findByText(/Jörg Müller has not joined yet/)).toBeVisible();
  });

  it('tells its loading, and a page that is not there or not shared', async () => {
    server.use(silence('get', '/api/scholars/:id'));
    const { unmount } = await renderPage(address);
    expect(await screen.findByText('Loading the profile')).toBeInTheDocument();
    unmount();
    server.use(refuse('get', '/api/scholars/:id', 404));
    await renderPage(address);
    expect(await screen.findByRole('alert')).toHaveTextContent('There is nothing here that you can open');
  });
});

describe('an invitation', () => {
  const unclaimed = makeScholar({
    ...nobody,
    state: 'unclaimed',
    can: { edit: false, invite: true, message: false },
    own: makeOwnScholar().own,
  });

  it('is sent by a registrar to an address that the page does not keep', async () => {
    const asked: unknown[] = [];
    show(unclaimed);
    server.use(
      answer<InvitationView>('post', '/api/scholars/:id/invitations', ({ body }) => {
        asked.push(body);
        return { sentAt: '2026-05-03T12:02:00.000Z', expiresAt: '2026-05-17T12:02:00.000Z' };
      }),
    );
    const { user } = await renderPage(address, { as: lee });
    const card = within(await screen.findByRole('region', { name: 'Invite Jörg Müller' }));
    await user.type(card.getByRole('textbox', { name: 'Where to send it' }), ' jorg@clinic.example ');
    await user.click(card.getByRole('button', { name: 'Send the invitation' }));
    expect(await card.findByRole('status')).toHaveTextContent(/Sent to jorg@clinic\.example.*17 May 2026|May 17, 2026/);
    expect(asked).toEqual([{ email: 'jorg@clinic.example' }]);
  });

  it('can be sent again, and says that the earlier link ends', async () => {
    const { own } = makeOwnScholar();
    show({ ...unclaimed, own: own && { ...own, lastInvitedAt: '2026-04-01T10:00:00.000Z' } });
    await renderPage(address, { as: lee });
    expect(await screen.findByText(/Last invited on .*An earlier link stops working/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Send it again' })).toBeVisible();
  });

  it('says at the field what is wrong with the address', async () => {
    show(unclaimed);
    server.use(refuse('post', '/api/scholars/:id/invitations', 400, { errors: [{ pointer: '/email', detail: 'Not an e-mail address' }] }));
    const { user } = await renderPage(address, { as: lee });
    await user.type(await screen.findByRole('textbox', { name: 'Where to send it' }), 'jorg@clinic');
    await user.click(screen.getByRole('button', { name: 'Send the invitation' }));
    expect(await screen.findByText('Not an e-mail address')).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Where to send it' })).toHaveValue('jorg@clinic');
  });
});

describe('my own page', () => {
  it('follows what I save on another device', async () => {
    show(makeOwnScholar());
    const { live } = await renderPage(`/people/${testId(1)}`);
    await screen.findByRole('button', { name: 'Edit: About' });
    show(makeOwnScholar({ name: 'Amina Wanjiru' }));
    live.receive('me.changed', { profile: { scholarId: testId(1) } });
    expect(await screen.findByRole('heading', { level: 1, name: /Amina Wanjiru/ })).toBeVisible();
  });

  it('keeps the focus on the page when trying again by keyboard brings it', async () => {
    server.use(refuse('get', '/api/scholars/:id', 403));
    const { user } = await renderPage(address);
    const again = await screen.findByRole('button', { name: 'Try again' });
    show(makeScholar());
    again.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: /Jörg Müller/ })).toHaveFocus());
  });

  it('speaks of an address that a mail broke as of one where nobody is', async () => {
    server.use(refuse('get', '/api/scholars/:id', 400, { errors: [{ pointer: '', detail: 'Not an id' }], requestId: 'req-broken' }));
    await renderPage('/people/broken');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('There is nothing here that you can open');
    expect(alert).toHaveTextContent('req-broken');
  });

  it('opens the part that an address asks for, and then has its own address again', async () => {
    show(makeOwnScholar());
    const { address: at } = await renderPage(`/people/${testId(1)}?edit=contacts`);
    expect(await screen.findByRole('button', { name: 'Add a contact' })).toBeVisible();
    await waitFor(() => expect(at()).toBe(`/people/${testId(1)}`));
    expect(screen.getByRole('button', { name: 'Done: Contact' })).toBeVisible();
  });

  it('can be looked at with the eyes of others; then nothing can be edited', async () => {
    server.use(
      answer<ScholarView>('get', '/api/scholars/:id', ({ query }) =>
        query.get('as') === 'network' ? makeOwnScholar({ contacts: [], interests: null }) : makeOwnScholar(),
      ),
    );
    const { user, address: at } = await renderPage(`/people/${testId(1)}`);
    expect(await screen.findByText('+254 700 000001')).toBeVisible();
    const looks = within(screen.getByRole('navigation', { name: 'Look at your page as' }));
    expect(looks.getByRole('link', { name: 'Yourself' })).toHaveAttribute('aria-current', 'page');
    await user.click(looks.getByRole('link', { name: 'Everyone here' }));
    expect(await screen.findByText('This is your page as everyone signed in sees it.')).toBeVisible();
    expect(at()).toBe(`/people/${testId(1)}?as=network`);
    expect(screen.queryByText('+254 700 000001')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Edit/ })).not.toBeInTheDocument();
  });
});
