import type { Table } from './table.ts';

/** Packet capturing for encrypted phones and gateways. */
export const packetCapture = [
  {
    section: 'Table 9-6 (Japanese edition only)',
    kind: 'procedure',
    texts: {
      'packet-capture/checklist-1': 'Enable packet capturing in the Service Parameter window',
      'packet-capture/checklist-2': 'Change other service parameters',
      'packet-capture/checklist-3': 'Configure packet capturing per device',
      'packet-capture/checklist-4': 'Capture SRTP packets with a sniffer between the devices',
      'packet-capture/checklist-5':
        'Set Signal Packet Capture Mode to None and Packet Capture Enable to False',
      'packet-capture/checklist-6': 'Collect the files for the analysis',
      'packet-capture/checklist-7': 'TAC analyses the packets',
    },
  },
  {
    section: 'Table 9-7',
    kind: 'parameter',
    texts: {
      'packet-capture/parameter-packet-capture-enable': 'Packet Capture Enable',
      'packet-capture/parameter-packet-capture-service-listen-tls-port':
        'Packet Capture Service Listen TLS Port',
      'packet-capture/parameter-packet-capture-max-real-time-client-connections':
        'Packet capture Max real time Client Connections',
      'packet-capture/parameter-packet-capture-max-file': 'Packet Capture Max File',
    },
  },
  {
    section: 'Table 9-8',
    kind: 'message',
    texts: {
      'packet-capture/packet-capture-duration-contains-one-or-more-invalid-characters':
        'Packet Capture Duration contains one or more invalid characters. Valid characters for Packet Capture Duration are numbers.',
      'packet-capture/invalid-packet-capture-duration-packet-capture-duration-should-be':
        'Invalid Packet Capture Duration. Packet Capture Duration should be between 0 and 300.',
    },
  },
  {
    section: 'Troubleshooting Encryption for Phones and Cisco IOS MGCP Gateways',
    kind: 'behaviour',
    texts: {
      'packet-capture/sniffer-is-blind':
        'A third-party sniffer sees no signalling or media once encryption is on',
      'packet-capture/real-time-mode':
        'Real-Time Mode sends decrypted or nonencrypted SCCP, UDP and TCP backhaul messages over TLS to connected debugging tools',
      'packet-capture/batch-mode':
        'Batch Processing Mode writes encrypted files, one file and one key a day, kept seven days',
      'packet-capture/batch-record':
        'A record holds time stamp, source address, source port, destination address, protocol, message length and message',
      'packet-capture/batch-download':
        'The file and its key are fetched over HTTPS with the administrator user name and password',
      'packet-capture/decrypt-srtp':
        'SRTP captured between the devices is decrypted with key material from the captured messages',
      'packet-capture/duration':
        'One session lasts at most the Packet Capture Duration, default 60 minutes',
      'packet-capture/bat-high-cpu':
        'Bulk configuration of many phones raises CPU and interrupts call processing',
      'packet-capture/phone-reset-drops-calls': 'Reset Phone drops active calls over the gateway',
      'packet-capture/gateway-settings-at-registration':
        'At registration an MGCP gateway gets mode and duration for all its devices from the database',
    },
  },
] as const satisfies readonly Table[];
