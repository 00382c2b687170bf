import { buttonDefinition, codec, softKeyEvent } from './codes.ts';
import { bytes, code, optional, text, u8, u16, u32, u32Hex } from './fields.ts';
import { countOf, row, slots } from './layouts.ts';
import { message } from './message.ts';

const maxCapabilities = 18;
const maxButtons = 42;
const maxSoftKeys = 32;
const maxSoftKeySets = 16;
const keysInASet = 16;

/**
 * What a phone can do, and what its buttons and soft keys do. Source: capture of CallManager 4.1(3)
 * with a Cisco 7912; ForwardStat: chan-sccp's sccp_protocol.h.
 */
export const buttonMessages = {
  CapabilitiesReq: message(0x9b, {}),
  CapabilitiesRes: message(0x10, {
    count: countOf('capabilities', maxCapabilities),
    capabilities: slots(maxCapabilities, {
      codec: code(u32, codec),
      /** Frames or milliseconds per packet. */
      maxFrames: u32,
      /** The rate of G.723. */
      extra: bytes(8),
    }),
  }),

  ButtonTemplateReq: message(0x0e, {}),
  ButtonTemplateRes: message(0x97, {
    offset: u32,
    count: countOf('buttons', maxButtons),
    total: u32,
    buttons: slots(
      maxButtons,
      { instance: u8, definition: code(u8, buttonDefinition) },
      { instance: 0, definition: buttonDefinition.undefined },
    ),
  }),

  SoftKeyTemplateReq: message(0x28, {}),
  SoftKeyTemplateRes: message(0x108, {
    offset: u32,
    count: countOf('softKeys', maxSoftKeys),
    total: u32,
    softKeys: slots(maxSoftKeys, { label: text(16), event: code(u32, softKeyEvent) }),
  }),

  SoftKeySetReq: message(0x25, {}),
  SoftKeySetRes: message(0x109, {
    offset: u32,
    count: countOf('sets', maxSoftKeySets),
    total: u32,
    sets: slots(maxSoftKeySets, {
      /** Places in the soft key template, counted from 1; 0 is no key. */
      template: row(u8, keysInASet),
      info: row(u16, keysInASet),
    }),
  }),
  SelectSoftKeys: message(0x110, {
    line: u32,
    callReference: u32Hex,
    set: u32,
    /** Bit n stands for the n-th key of the set. */
    validKeys: u32Hex,
  }),

  LineStatReq: message(0x0b, { line: u32 }),
  /** CallManager 3.1 ends before the label, 3.3 before the options. */
  LineStat: message(0x92, {
    line: u32,
    directoryNumber: text(24),
    displayName: text(40),
    label: optional(text(40)),
    /** CallManager 4.1(3) sends 9. */
    displayOptions: optional(u32),
  }),

  SpeedDialStatReq: message(0x0a, { index: u32 }),
  SpeedDialStat: message(0x91, { index: u32, number: text(24), name: text(40) }),

  FeatureStatReq: message(0x34, { index: u32 }),
  FeatureStat: message(0x11f, { index: u32, feature: u32, label: text(40), status: u32 }),

  ForwardStatReq: message(0x09, { line: u32 }),
  ForwardStat: message(0x90, {
    active: u32,
    line: u32,
    allActive: u32,
    allNumber: text(24),
    busyActive: u32,
    busyNumber: text(24),
    noAnswerActive: u32,
    noAnswerNumber: text(24),
  }),

  /** 0 to 9 are digits, 10 to 13 are A to D, 14 is star, 15 is pound. */
  KeypadButton: message(0x03, {
    button: u32,
    line: optional(u32),
    callReference: optional(u32Hex),
  }),
  Stimulus: message(0x05, { stimulus: code(u32, buttonDefinition), instance: u32 }),
  /** `line` and `callReference` are 0 when the phone is idle. */
  SoftKeyEvent: message(0x26, {
    event: code(u32, softKeyEvent),
    line: u32,
    callReference: u32Hex,
  }),
  /** Older loads send no body. */
  OffHook: message(0x06, { line: optional(u32), callReference: optional(u32Hex) }),
  OnHook: message(0x07, { line: optional(u32), callReference: optional(u32Hex) }),
} as const;
