import type { Dice } from '../random.js';

interface Kind {
  code: string;
  weight: number;
  /** As it is said in a sentence. */
  word: string;
  credentials: readonly string[];
  titles: readonly string[];
  departments: readonly string[];
}

const kind = (code: string, weight: number, word: string, credentials: string, titles: string, departments: string): Kind => ({
  code,
  weight,
  word,
  credentials: credentials.split('|'),
  titles: titles.split('|'),
  departments: departments.split('|'),
});

const CLINICAL =
  'Internal Medicine|Paediatrics|Surgery|Family Medicine|Emergency Medicine|Anaesthesiology|Obstetrics and Gynaecology|Neurology|Radiology|Oncology|Geriatrics|Intensive Care';

/** Professions of the demo community: how often, how they are called, what they carry behind their names. */
export const kinds: readonly Kind[] = [
  kind(
    'physician',
    38,
    'physician',
    'MD|MD, MPH|MD, PhD|MBBS|MBBS, FRCP|MD, MEd|MBChB|MD, MHPE',
    'Associate Professor of Medicine|Professor of Medicine|Assistant Professor|Consultant Physician|Clerkship Director|Vice Chair for Education|Senior Lecturer|Attending Physician',
    CLINICAL,
  ),
  kind(
    'surgeon',
    4,
    'surgeon',
    'MD|MBBS, FRCS|MD, FACS|MCh',
    'Professor of Surgery|Consultant Surgeon|Associate Professor of Surgery',
    'Surgery|Orthopaedics|Urology|Otolaryngology',
  ),
  kind('psychiatrist', 2, 'psychiatrist', 'MD|MBBS, MRCPsych', 'Associate Professor of Psychiatry|Consultant Psychiatrist', 'Psychiatry'),
  kind('pathologist', 1, 'pathologist', 'MD|MBBS, FRCPath', 'Professor of Pathology|Consultant Pathologist', 'Pathology'),
  kind('resident', 2, 'resident', 'MD|MBBS|MBChB', 'Chief Resident|Education Fellow|Senior Registrar', CLINICAL),
  kind(
    'nurse',
    8,
    'nurse',
    'RN|RN, MSN|RN, PhD|BSN, RN|DNP, RN',
    'Clinical Nurse Educator|Assistant Professor of Nursing|Senior Lecturer in Nursing|Nurse Manager',
    'Nursing|Adult Health Nursing|Community Nursing',
  ),
  kind(
    'nurse-educator',
    5,
    'nurse educator',
    'RN, MSN|RN, EdD|PhD, RN, FAAN',
    'Professor of Nursing|Associate Dean of Nursing|Director of Nursing Education',
    'Nursing Education|Nursing',
  ),
  kind('midwife', 2, 'midwife', 'RM|RM, MSc|CNM, PhD', 'Senior Lecturer in Midwifery|Head of Midwifery', 'Midwifery'),
  kind(
    'pharmacist',
    6,
    'pharmacist',
    'PharmD|PharmD, BCPS|MPharm|BPharm, PhD',
    'Associate Professor of Pharmacy Practice|Clinical Pharmacist|Director of Experiential Education',
    'Pharmacy Practice|Clinical Pharmacy',
  ),
  kind(
    'dentist',
    5,
    'dentist',
    'DDS|DMD|BDS, MSc|DDS, PhD',
    'Professor of Restorative Dentistry|Associate Dean for Dental Education|Clinical Lecturer',
    'Restorative Dentistry|Oral Medicine|Paediatric Dentistry',
  ),
  kind(
    'physical-therapist',
    3,
    'physiotherapist',
    'DPT|PT, PhD|BPhysio',
    'Associate Professor of Physiotherapy|Clinical Education Coordinator',
    'Physiotherapy|Rehabilitation Sciences',
  ),
  kind(
    'occupational-therapist',
    1.5,
    'occupational therapist',
    'OTR/L|OTD|MOT',
    'Lecturer in Occupational Therapy',
    'Occupational Therapy',
  ),
  kind(
    'physician-assistant',
    1.5,
    'physician assistant',
    'PA-C|MPAS',
    'Program Director, Physician Assistant Studies',
    'Physician Assistant Studies',
  ),
  kind(
    'psychologist',
    2,
    'psychologist',
    'PsyD|PhD',
    'Associate Professor of Psychology|Director of Learner Support',
    'Behavioural Sciences',
  ),
  kind('social-worker', 1, 'social worker', 'MSW|LICSW', 'Director of Field Education', 'Social Work'),
  kind(
    'public-health',
    3,
    'public-health specialist',
    'MPH|DrPH|PhD, MPH',
    'Professor of Public Health|Program Manager',
    'Public Health|Epidemiology',
  ),
  kind(
    'basic-scientist',
    4,
    'anatomist',
    'PhD',
    'Professor of Anatomy|Associate Professor of Physiology|Senior Lecturer in Biochemistry',
    'Anatomy|Physiology|Biomedical Sciences',
  ),
  kind(
    'education-scientist',
    5,
    'education researcher',
    'PhD|EdD|PhD, MHPE',
    'Director of Educational Research|Professor of Medical Education|Research Associate',
    'Medical Education|Centre for Health Professions Education',
  ),
  kind(
    'simulation-specialist',
    1.5,
    'simulation educator',
    'CHSE|RN, CHSE',
    'Director of Simulation|Simulation Educator',
    'Simulation Centre',
  ),
  kind('librarian', 0.7, 'librarian', 'MLIS', 'Health Sciences Librarian', 'Library'),
  kind('dean', 1.5, 'dean', 'MD, MBA|PhD|MD, PhD', 'Dean|Vice Dean for Education|Associate Dean for Curriculum', 'Office of the Dean'),
  kind('program-director', 1, 'program director', 'MD|PhD', 'Residency Program Director|Course Director', CLINICAL),
  kind('veterinarian', 0.7, 'veterinarian', 'DVM|VMD, PhD', 'Associate Professor of Veterinary Medicine', 'Veterinary Clinical Sciences'),
  kind('respiratory-therapist', 0.6, 'respiratory therapist', 'RRT', 'Director of Clinical Education', 'Respiratory Care'),
  kind('dietitian', 0.6, 'dietitian', 'RDN', 'Lecturer in Nutrition', 'Nutrition'),
];

const weighted = kinds.map((each) => [each, each.weight] as const);

export const drawKind = (dice: Dice): Kind => dice.weighted(weighted);
export type { Kind as ProfessionKind };
