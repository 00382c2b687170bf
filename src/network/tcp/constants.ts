import { Millis, Seconds } from '../../basics/index.ts';

/**
 * How long a SYN waits for its answer, try by try: sent at 0, 1, 3 and 7 s, given up at 10.5 s, as
 * measured on a 7912. Other phones may differ: not documented.
 */
export const synWaits: readonly Millis[] = [1, 2, 4, 3.5].map(Seconds);

/**
 * How long any other segment waits for its acknowledgement, try by try: given up after 23.25 s.
 * The field reports 20 to 25 s of TCP retries before a phone fails over; the split is chosen here.
 */
export const retransmissionWaits: readonly Millis[] = [0.75, 1.5, 3, 6, 12].map(Seconds);

/** RFC 1122 section 4.2.3.2 allows up to 500 ms; 40 ms is the least that Linux waits. */
export const acknowledgementDelay = Millis(40);

/** RFC 1122 section 4.2.3.2: at least every second full segment is acknowledged. */
export const segmentsPerAcknowledgement = 2;

/** The window that senders keep to. Fixed: there is no congestion here to be controlled. */
export const segmentsInFlight = 16;

/**
 * The window that every host advertises. Receivers take what arrives at once, and 16 segments are
 * always fewer bytes than this, so it never shrinks and never holds a sender up.
 */
export const advertisedWindow = 0xffff;

/** RFC 1122 section 4.2.2.6: the size when the other side names none. */
export const defaultSegmentSize = 536;

/**
 * FIN_WAIT_2: how long the other side may be silent between its acknowledgement of our FIN and its
 * own (60 s in Linux).
 */
export const finWait = Seconds(60);

/**
 * TIME_WAIT: how long the side that ended first still acknowledges a repeated FIN. Twice a segment's
 * life would be minutes; here it only outlasts every retransmission of that FIN.
 */
export const lingering = Seconds(30);

/** The payload of segments without one. */
export const noBytes: Uint8Array = new Uint8Array(0);
