import type { packetCapture as tables } from '../../rows/packet-capture.ts';
import type { WordsFor } from '../words.ts';

export const packetCapture: WordsFor<typeof tables> = {
  'packet-capture/checklist-1': {
    meaning: 'First step: allow packet capturing on the server as a whole.',
    causes: ['A problem with encrypted signalling or media is to be analysed.'],
    cure: [
      'In CallManager Administration open Service Parameters, choose the server and the Cisco CallManager service.',
      'Set Packet Capture Enable to True and click Update.',
    ],
  },
  'packet-capture/checklist-2': {
    meaning:
      'Second step: adapt port, number of connections and file size where the defaults do not fit.',
    causes: ['The default of a capture parameter does not suit the case.'],
    cure: ['Change the parameter on the same page and click Update.'],
  },
  'packet-capture/checklist-3': {
    meaning:
      'Third step: choose mode and duration on each phone, or each endpoint of an MGCP gateway, that matters. Few at a time, since capturing costs CPU.',
    causes: ['Without a mode of its own no device is captured.'],
    cure: [
      'Open the device in Phone Configuration, or the endpoint identifier in Gateway Configuration.',
      'Set Signal Packet Capture Mode and Packet Capture Duration, then Update and Reset.',
    ],
  },
  'packet-capture/checklist-4': {
    meaning:
      'Fourth step: record the media itself. CallManager never sees it, so a sniffer between the devices has to.',
    causes: ['SRTP flows directly from device to device.'],
    cure: ['Run a sniffer on the path between the devices during the call.'],
  },
  'packet-capture/checklist-5': {
    meaning: 'Fifth step: switch everything off again, to save CPU and to keep calls private.',
    causes: ['Enough packets were captured.'],
    cure: [
      'Set Signal Packet Capture Mode to None on the devices.',
      'Set Packet Capture Enable to False.',
    ],
  },
  'packet-capture/checklist-6': {
    meaning: 'Sixth step: put together what the analysis needs.',
    causes: ['The Technical Assistance Center is to look at the case.'],
    cure: [
      'Get the capture file and its key for the day in question.',
      'Add the recording of the sniffer.',
      'Have an administrator account of the server ready.',
    ],
  },
  'packet-capture/checklist-7': {
    meaning:
      'Last step: the Technical Assistance Center decrypts and reads the packets with its tool.',
    causes: ['The tool for it is not in the hands of customers.'],
    cure: ['Contact the Technical Assistance Center with the collected files.'],
  },
  'packet-capture/parameter-packet-capture-enable': {
    meaning: 'The main switch: without it no device is captured, whatever its own setting.',
    causes: [],
    cure: ['True for the time of the analysis, False afterwards.'],
  },
  'packet-capture/parameter-packet-capture-service-listen-tls-port': {
    meaning:
      'The port on which CallManager waits for real-time debugging tools; they connect over TLS.',
    causes: [],
    cure: ['Leave the default unless a firewall stands in between.'],
  },
  'packet-capture/parameter-packet-capture-max-real-time-client-connections': {
    meaning: 'How many real-time debugging tools may be connected at the same time.',
    causes: [],
    cure: ['Raise it when a further tool is turned away.'],
  },
  'packet-capture/parameter-packet-capture-max-file': {
    meaning:
      'The size at which CallManager stops writing to a capture file in Batch Processing Mode.',
    causes: [],
    cure: ['Raise it when a file ends before the problem occurs.'],
  },
  'packet-capture/packet-capture-duration-contains-one-or-more-invalid-characters': {
    meaning: 'The duration is a number of minutes and takes digits only.',
    causes: ['A letter, a sign or a space in the Packet Capture Duration field.'],
    cure: ['Enter a whole number.'],
  },
  'packet-capture/invalid-packet-capture-duration-packet-capture-duration-should-be': {
    meaning: 'The duration is outside 0 to 300 minutes.',
    causes: ['A number greater than 300.'],
    cure: ['Enter 300 at most; start another session if that is too short.'],
  },
  'packet-capture/sniffer-is-blind': {
    meaning:
      'Once signalling and media are encrypted, a sniffer on the network records nothing but ciphertext.',
    causes: ['The devices run in encrypted mode.'],
    cure: ['Let CallManager capture the messages, which it knows in clear.'],
  },
  'packet-capture/real-time-mode': {
    meaning:
      'CallManager passes the messages of the chosen devices, in clear but through TLS, to each debugging tool that is connected: SCCP of phones, UDP and TCP backhaul of gateways.',
    causes: ['Signal Packet Capture Mode is Real-Time Mode.'],
    cure: [
      'Run the tool of the Technical Assistance Center at the site where the debugging is done.',
    ],
  },
  'packet-capture/batch-mode': {
    meaning:
      'CallManager writes the messages to an encrypted file in C:\\Program Files\\Cisco\\PktCap. Each day has a file and a key of its own; both are kept for a week.',
    causes: ['Signal Packet Capture Mode is Batch Processing Mode.'],
    cure: ['Fetch file and key before seven days are over.'],
  },
  'packet-capture/batch-record': {
    meaning:
      'A record of the file says when, from which address and port, to which address, by which protocol and how long, and then has the message itself.',
    causes: [],
    cure: [],
  },
  'packet-capture/batch-download': {
    meaning:
      'File and key are two downloads from pktcap.asp over HTTPS, named after the day (mm-dd-yyyy). Both ask for the user name and password of an administrator.',
    causes: [],
    cure: [
      'Fetch https://<server>/pktcap/pktcap.asp?file=mm-dd-yyyy.pkt.',
      'Fetch https://<server>/pktcap/pktcap.asp?key=mm-dd-yyyy.pkt.',
    ],
  },
  'packet-capture/decrypt-srtp': {
    meaning:
      'The keys of the media travel in the signalling. Whoever has the captured messages and the recorded SRTP can make the conversation readable.',
    causes: [],
    cure: ['Record SRTP and messages of the same call, and treat both as confidential.'],
  },
  'packet-capture/duration': {
    meaning:
      'A capture session ends by itself after the Packet Capture Duration: 60 minutes unless changed, 300 at most.',
    causes: [],
    cure: ['Set a duration that covers the time until the problem shows.'],
  },
  'packet-capture/bat-high-cpu': {
    meaning:
      'The Bulk Administration Tool can turn capturing on for many phones at once. The load on the server may then disturb calls.',
    causes: ['Capturing was set for many phones in one go.'],
    cure: ['Do it at a quiet hour, or for a few phones only.'],
  },
  'packet-capture/phone-reset-drops-calls': {
    meaning:
      'Capture settings need a reset of the phone, and calls that are up over the gateway are cut by it.',
    causes: ['Reset Phone was clicked during a call.'],
    cure: ['Wait until the phone is idle, or warn its user.'],
  },
  'packet-capture/gateway-settings-at-registration': {
    meaning:
      'An MGCP gateway is given mode and duration for all its endpoints when it registers, so a change waits for the next registration.',
    causes: ['The gateway has been registered since before the change.'],
    cure: ['Click Update and Reset Gateway.'],
  },
};
