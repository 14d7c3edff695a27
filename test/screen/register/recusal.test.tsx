// @vitest-environment jsdom
import { afterEach, expect, it } from 'vitest';
import { cleanup, render, screen } from '@testing-library/react';
import { readMatter } from '#renderer/data/queries/matter.ts';
import { RegisterScreen } from '#renderer/screens/register/screen.tsx';
import { registrationText } from '#renderer/text/screens.ts';
import { openDesk } from './desk.tsx';
import { box, fillVisit, register, type } from './filling.ts';

afterEach(cleanup);

it('RC-03, RC-04 an accusation of oneself is registered: the form says what follows, and names nobody accused as responsible', async () => {
  const desk = await openDesk();
  render(desk.at(<RegisterScreen />));
  fillVisit({ 信访目的: 'accusation' });
  expect(box('承办人')).toHaveProperty('placeholder', '王某庚');
  type('涉及单位或者人员', '甲溪司法所所长王某庚');
  expect(screen.getByText(registrationText.namesYou)).toBeTruthy();
  expect(box('承办人')).toHaveProperty('placeholder', '');
  await register();
  const [row] = desk.store.index.all();
  const view = await readMatter(desk.store, row?.id ?? '');
  expect(view?.registration).toMatchObject({ concernedParty: '甲溪司法所所长王某庚', dutyUnit: 'jiaxi' });
  expect(view?.registration.dutyOfficer).toBeUndefined();
});
