import type { https as tables } from '../../rows/https.ts';
import type { WordsFor } from '../words.ts';

export const https: WordsFor<typeof tables> = {
  'https/the-security-library-has-encountered-an-improperly-formatted-der': {
    meaning:
      'Netscape 4.79 rejects the certificate of the server: its subject is the host name, and this browser tolerates no underscore in it. HTTPS is not possible with this pair.',
    causes: ['The host name of the server contains an underscore.'],
    cure: [
      'Close the message with OK.',
      'Open the pages with Internet Explorer.',
      'If it has to be Netscape and the host name, disable HTTPS for the virtual directory.',
    ],
  },
  'https/a-network-error-occurred-while-netscape-was-receiving-data': {
    meaning:
      'Netscape 4.79 remembers an earlier certificate of this server and refuses the connection, because the server shows another one now.',
    causes: ['The HTTPS certificate of the server was replaced after the browser stored it.'],
    cure: [
      'Open the pages with Internet Explorer.',
      'Or, in Netscape, go to Communicator, Tools, Security Info, Certificates, Web sites, delete the entry of this server and connect again.',
    ],
  },
  'https/enable': {
    meaning: 'Makes IIS demand HTTPS for a virtual directory of the server.',
    causes: [
      'Passwords and settings of the administration pages must not cross the network in clear.',
    ],
    cure: [
      'Open Internet Services Manager under Administrative Tools and expand the server that has the certificate.',
      'Under Default Web Site open the properties of the virtual directory.',
      'On the Directory Security tab, under Secure Communications, click Edit and check SSL Required.',
      'Repeat for each virtual directory that is to use HTTPS.',
    ],
  },
  'https/disable': {
    meaning:
      'Lets the virtual directories of CallManager be opened without HTTPS again. All ten have to be changed, one by one.',
    causes: ['A browser that cannot deal with the certificate has to be used.'],
    cure: [
      'Open Internet Services Manager, the server, and Default Web Site.',
      'In the properties of the virtual directory, tab Directory Security, click Edit under Secure Communications and clear SSL Required.',
      'Repeat for CCMAdmin, CCMService, CCMUser, AST, BAT, RTMTReports, CCMTraceAnalysis, CCMServiceTraceCollectionTool, PktCap and ART.',
    ],
  },
  'https/delete-certificate': {
    meaning: 'Takes the HTTPS certificate away from the web server.',
    causes: ['The certificate is to be replaced, or HTTPS is given up.'],
    cure: [
      'Open the properties of the server in Internet Services Manager.',
      'On the Directory Security tab, under Secure Communications, click Server Certificate.',
      'In the wizard choose Remove the Current Certificate and go on to Finish.',
    ],
  },
};
