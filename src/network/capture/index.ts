export { type CaptureOptions, PcapngCapture } from './pcapng.ts';
