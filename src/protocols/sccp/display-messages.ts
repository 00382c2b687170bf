import { text, u32, u32Hex } from './fields.ts';
import { message } from './message.ts';

/**
 * What a server shows on a phone, lets it sound and light. Texts may be made of `textCodes`; times
 * are in seconds, 0 stays. Source: capture of CallManager 4.1(3) with a Cisco 7912; DisplayText and
 * DisplayNotify: chan-sccp's sccp_protocol.h.
 */
export const displayMessages = {
  DisplayText: message(0x99, { text: text(32) }),
  DisplayPromptStatus: message(0x112, {
    timeout: u32,
    text: text(32),
    line: u32,
    callReference: u32Hex,
  }),
  ClearPromptStatus: message(0x113, { line: u32, callReference: u32Hex }),
  DisplayNotify: message(0x114, { timeout: u32, text: text(32) }),
  DisplayPriNotify: message(0x120, { timeout: u32, priority: u32, text: text(32) }),

  /** Modes: 1 off, 2 on, 3 wink, 4 flash, 5 blink. */
  SetLamp: message(0x86, { stimulus: u32, instance: u32, mode: u32 }),
  /** Modes: 1 off, 2 inside, 3 outside, 4 feature; durations: 1 normal, 2 single. */
  SetRinger: message(0x85, { mode: u32, duration: u32, line: u32, callReference: u32Hex }),
  /** Modes: 1 on, 2 off. */
  SetSpeakerMode: message(0x88, { mode: u32 }),
  /** Modes: 1 on, 2 off. */
  SetMicroMode: message(0x89, { mode: u32 }),
  /** Tones: 0x21 inside dial, 0x23 busy, 0x24 alerting, 0x25 reorder. */
  StartTone: message(0x82, { tone: u32Hex, direction: u32, line: u32, callReference: u32Hex }),
  StopTone: message(0x83, { line: u32, callReference: u32Hex }),
} as const;
