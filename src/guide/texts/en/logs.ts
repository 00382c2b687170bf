import type { logs as tables } from '../../rows/logs.ts';
import type { WordsFor } from '../words.ts';

/** A log needs no cure: the steps say what to look for in it. */
export const logs: WordsFor<typeof tables> = {
  'log/callmanager': {
    meaning:
      'Trace of the Cisco CallManager service: registrations, the security mode of each device, call signalling.',
    causes: [],
    cure: ['Look up the device name to see why a registration was accepted or refused.'],
  },
  'log/tftp': {
    meaning: 'Trace of the Cisco TFTP service: who asked for which file and what was sent.',
    causes: [],
    cure: ['Check whether the phone asked for its CTL file and for a signed configuration file.'],
  },
  'log/dbl': {
    meaning:
      'Folder of the database layer, through which every service reads the configuration; its files are named after the service.',
    causes: [],
    cure: ['Open the file of the service in question and look for exceptions.'],
  },
  'log/dbl-dblr': {
    meaning: 'Trace of the database layer itself.',
    causes: [],
    cure: ['Read it when several services report errors of the database at the same time.'],
  },
  'log/dbl-dblrt': {
    meaning: 'A second series of traces of the database layer, beside DBLR.',
    causes: [],
    cure: ['Read it together with the DBLR files of the same minutes.'],
  },
  'log/dbl-ccm': {
    meaning: 'What the Cisco CallManager service asked the database for.',
    causes: [],
    cure: [
      'Look here when a device runs with settings other than those in the administration pages.',
    ],
  },
  'log/dbl-tftp': {
    meaning: 'What the TFTP service asked the database for when it built configuration files.',
    causes: [],
    cure: ['Look here when a configuration file is missing or lacks a change.'],
  },
  'log/dbl-ctlprovider': {
    meaning:
      'What the CTL Provider asked the database for: servers of the cluster, cluster security mode.',
    causes: [],
    cure: ['Look here after “DBL Exception occurred.” in the CTL client.'],
  },
  'log/sdl': {
    meaning:
      'SDL trace of CallManager: signals between its processes, with the TLS connections and the certificates they present.',
    causes: [],
    cure: ['Look here first when an LSC is rejected.'],
  },
  'log/https': {
    meaning: 'Log of the installation of the HTTPS certificate on a CallManager server.',
    causes: [],
    cure: ['Read it when a browser cannot open the administration pages over HTTPS.'],
  },
  'log/ctl-provider': {
    meaning:
      'Trace of the CTL Provider, the service with which the CTL client talks on each server: user check, certificates, reading and writing of CTLFile.tlv.',
    causes: [],
    cure: [
      'Turn on detailed trace for the service in Cisco CallManager Serviceability.',
      'Repeat the failed operation and read the last lines.',
    ],
  },
  'log/ctl-client': {
    meaning:
      'Trace of the CTL client on the machine where it is installed: tokens, signing, connections to the servers.',
    causes: [],
    cure: ['Read it on that workstation, not on a CallManager server.'],
  },
  'log/ctl-client-install': {
    meaning: 'Log of the setup program of the CTL client.',
    causes: [],
    cure: [
      'Read it when the installation breaks off. The program itself goes to C:\\Program Files\\Cisco\\CTL File unless told otherwise.',
    ],
  },
  'log/capf': {
    meaning:
      'Trace of CAPF on the publisher: sessions with phones, authentication strings, issued certificates.',
    causes: [],
    cure: ['Look up the device name to see how its last certificate operation ended.'],
  },
  'log/srst-reference': {
    meaning:
      'Trace of the retrieval of SRST certificates: what was said between CallManager and the credential service of the gateway.',
    causes: [],
    cure: ['Read it when the certificate of a secure SRST reference cannot be fetched.'],
  },
};
