import type { AuthorView } from '@scholars-commons/shared/discussions';
import type { SubmissionView } from '@scholars-commons/shared/news';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { type SubmissionStepName, submissionSteps, urls } from '../../../lib/urls';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import type { SubmissionWriter } from '../submission-writer';
import { Conflicts } from './conflicts';
import { DetailsStep } from './details-step';
import { detailsFaults, useSubmissionForms, whatFaults } from './forms';
import { LiveCard } from './live-card';
import { t } from './messages';
import { missingOf } from './missing';
import { PictureStep } from './picture-step';
import { PreviewStep } from './preview-step';
import { Stepper } from './stepper';
import css from './submit.module.css';
import { useSubmit } from './use-submit';
import { WhatStep } from './what-step';
import { WhoStep } from './who-step';

interface Props {
  view: SubmissionView;
  step: SubmissionStepName;
  writer: SubmissionWriter;
}

/** One step after the other; each saves itself, and every one of them can be gone to at any time. */
export function Wizard({ view, step, writer }: Props) {
  const navigate = useNavigate();
  const forms = useSubmissionForms({ view, writer });
  const [found, setFound] = useState<readonly AuthorView[]>([]);
  const known = new Map([...found, ...view.people.map(({ scholar }) => scholar), view.submitter].map((one) => [one.id, one]));
  const { isBusy, fault, submit } = useSubmit(writer, forms);
  const heading = useRef<HTMLHeadingElement>(null);
  const shownStep = useRef(step);
  useEffect(() => {
    if (shownStep.current === step) return;
    shownStep.current = step;
    heading.current?.focus();
  }, [step]);

  const here = submissionSteps.indexOf(step);
  const before = submissionSteps[here - 1];
  const after = submissionSteps[here + 1];
  const missing = missingOf(view, forms);
  const hasFaults = () =>
    (step === 'what' && Object.keys(whatFaults(forms.what.values)).length > 0) ||
    (step === 'details' && Object.keys(detailsFaults(forms.details.values)).length > 0);
  const place = useRef<HTMLElement>(null);
  const handleNext = () => {
    const form = step === 'preview' ? undefined : forms[step];
    void form?.flush();
    // What cannot be saved is said where it stands; going back is always possible.
    if (hasFaults()) return requestAnimationFrame(() => place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
    return after && void navigate(urls.submissionStep(view.id, after));
  };
  return (
    <>
      <Stepper submissionId={view.id} step={step} />
      <div className={css.columns}>
        <section ref={place} className={css.step} aria-labelledby="step-heading">
          <p className={css.of}>{t('step.of', { number: here + 1, all: submissionSteps.length })}</p>
          <h2 ref={heading} id="step-heading" tabIndex={-1} className={css.heading}>
            {t(`heading.${step}`)}
          </h2>
          {step === 'what' && <WhatStep form={forms.what} />}
          {step === 'who' && <WhoStep form={forms.who} known={known} onFound={(one) => setFound((held) => [...held, one])} />}
          {step === 'details' && <DetailsStep form={forms.details} />}
          {step === 'picture' && <PictureStep view={view} writer={writer} form={forms.picture} />}
          {step === 'preview' && <PreviewStep view={view} missing={missing} />}
          {fault && <Notice tone="danger">{fault}</Notice>}
          <div className={css.buttons}>
            {before && <Button onClick={() => void navigate(urls.submissionStep(view.id, before))}>{t('back')}</Button>}
            {after ? (
              <Button kind="primary" onClick={handleNext}>
                {t('next', { step: t(`step.${after}`) })}
              </Button>
            ) : (
              <Button kind="primary" busy={isBusy} disabled={missing.length > 0} onClick={submit}>
                {t(view.state === 'returned' ? 'submit.again' : 'submit')}
              </Button>
            )}
            <Button kind="quiet" onClick={() => void navigate(urls.mySubmissions())}>
              {t('leave')}
            </Button>
          </div>
        </section>
        {step !== 'preview' && <LiveCard view={view} forms={forms} known={known} />}
      </div>
      <Conflicts forms={forms} nameOf={(id) => known.get(id)?.name ?? id} />
    </>
  );
}
