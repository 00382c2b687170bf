/** The Standard User soft keys, as a capture of CallManager 4.1(3) shows them. */
import { type SccpFields, softKeyEvent, textCodes } from '../../protocols/sccp/index.ts';

type Key = keyof typeof softKeyEvent;

/** The place of a key, counted from 1, is its number in the sets. */
const template = [
  'redial',
  'newCall',
  'hold',
  'transfer',
  'forwardAll',
  'backspace',
  'endCall',
  'resume',
  'answer',
  'conference',
  'park',
  'join',
  'meetMe',
  'pickup',
  'groupPickup',
  'barge',
  'directTransfer',
  'select',
  'conferenceList',
  'videoMode',
] as const satisfies readonly Key[];

const sets: readonly (readonly (typeof template)[number][])[] = [
  /* on hook */ ['redial', 'newCall', 'forwardAll'],
  /* connected */ [
    'hold',
    'endCall',
    'transfer',
    'park',
    'conference',
    'conferenceList',
    'select',
    'join',
    'directTransfer',
    'videoMode',
  ],
  /* on hold */ ['resume', 'newCall', 'directTransfer', 'select', 'join'],
  /* ring in */ ['answer'],
  /* off hook */ ['redial', 'endCall', 'forwardAll', 'pickup', 'groupPickup', 'meetMe'],
  /* connected, transfer */ ['endCall', 'transfer'],
  /* digits following */ ['backspace', 'endCall'],
  /* connected, conference */ ['endCall', 'conference'],
  /* ring out */ ['endCall'],
  /* off hook with feature */ ['redial', 'endCall'],
  /* remote in use */ ['barge', 'newCall'],
];

export const onHookSet = 0;

/** The info index of a key is its event and this (all twenty keys of the capture). */
const infoBase = 300;

export const softKeyTemplate: SccpFields<'SoftKeyTemplateRes'> = {
  offset: 0,
  total: template.length,
  softKeys: template.map((key) => ({ label: textCodes[key], event: softKeyEvent[key] })),
};

export const softKeySets: SccpFields<'SoftKeySetRes'> = {
  offset: 0,
  total: sets.length,
  sets: sets.map((keys) => ({
    template: keys.map((key) => template.indexOf(key) + 1),
    info: keys.map((key) => infoBase + softKeyEvent[key]),
  })),
};
