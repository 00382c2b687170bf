export { ethernetFrame } from './frame.ts';
export { type CaptureOptions, PcapngCapture } from './pcapng.ts';
