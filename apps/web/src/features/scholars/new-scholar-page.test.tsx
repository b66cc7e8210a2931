import { describe, expect, it } from '@jest/globals';
import type { ProgramList } from '@scholars-commons/shared/programs';
import type { ScholarView } from '@scholars-commons/shared/scholars';
import type { VocabularyView } from '@scholars-commons/shared/suggest';
import { screen } from '@testing-library/react';
import { answer, refuse } from '../../testing/handlers';
import { makeProgram, makeScholar, testId } from '../../testing/people';
import { lee } from '../../testing/personas';
import { renderPage } from '../../testing/render-page';
import { server } from '../../testing/server';

function lists() {
  server.use(
    answer<VocabularyView>('get', '/api/vocabulary', {
      professions: [{ code: 'nurse', name: 'Registered nurse', group: 'nursing' }],
      topics: [],
    }),
    answer<ProgramList>('get', '/api/programs', { items: [makeProgram()] }),
  );
}

describe('adding a scholar', () => {
  it('sends what was filled in, and goes to the new record', async () => {
    lists();
    const sent: unknown[] = [];
    const view = makeScholar({ id: testId(77), name: 'Suharto', state: 'unclaimed' });
    server.use(
      answer<ScholarView>(
        'post',
        '/api/scholars',
        ({ body }) => {
          sent.push(body);
          return view;
        },
        201,
      ),
      answer<ScholarView>('get', '/api/scholars/:id', view),
    );
    const { user, address } = await renderPage('/people/new', { as: lee });
    await user.type(await screen.findByRole('textbox', { name: 'Given name' }), 'Suharto');
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Profession' }),
      await screen.findByRole('option', { name: 'Registered nurse' }),
    );
    await user.selectOptions(
      screen.getByRole('combobox', { name: 'Cohort' }),
      await screen.findByRole('option', { name: 'Program for Educators, 2019 spring' }),
    );
    await user.click(screen.getByRole('button', { name: 'Add the record' }));
    expect(await screen.findByRole('heading', { level: 1, name: /Suharto/ })).toBeVisible();
    expect(address()).toBe(`/people/${testId(77)}`);
    expect(sent).toEqual([{ id: expect.any(String), given: 'Suharto', profession: 'nurse', cohortId: testId(401), isListed: true }]);
  });

  it('asks for a name and a whole address before it sends', async () => {
    lists();
    const { user } = await renderPage('/people/new', { as: lee });
    await user.type(await screen.findByRole('textbox', { name: /E-mail/ }), 'lee@');
    await user.click(screen.getByRole('button', { name: 'Add the record' }));
    expect(await screen.findByText('This cannot be empty.')).toBeVisible();
    expect(screen.getByText('This is not a whole e-mail address.')).toBeVisible();
  });

  it('keeps the form over a failure and says what failed', async () => {
    lists();
    server.use(refuse('post', '/api/scholars', 500));
    const { user } = await renderPage('/people/new', { as: lee });
    await user.type(await screen.findByRole('textbox', { name: 'Given name' }), 'Suharto');
    await user.click(screen.getByRole('button', { name: 'Add the record' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('The server failed at this request');
    expect(screen.getByRole('textbox', { name: 'Given name' })).toHaveValue('Suharto');
  });

  it('is not for others', async () => {
    await renderPage('/people/new');
    expect(await screen.findByText('Only a registrar adds scholars')).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });
});
