import type { Table } from './table.ts';

/** HTTPS of the administration pages. */
export const https = [
  {
    section: 'Table 9-1',
    kind: 'message',
    texts: {
      'https/the-security-library-has-encountered-an-improperly-formatted-der':
        'The security library has encountered an improperly formatted DER-encoded message.',
      'https/a-network-error-occurred-while-netscape-was-receiving-data':
        'A network error occurred while Netscape was receiving data. (Network Error: Connection refused) Try connecting again.',
    },
  },
  {
    section: 'Troubleshooting HTTPS',
    kind: 'procedure',
    texts: {
      'https/enable': 'Enable HTTPS for a virtual directory (SSL Required)',
      'https/disable':
        'Disable HTTPS for the ten virtual directories CCMAdmin, CCMService, CCMUser, AST, BAT, RTMTReports, CCMTraceAnalysis, CCMServiceTraceCollectionTool, PktCap, ART',
      'https/delete-certificate': 'Delete the HTTPS certificate',
    },
  },
] as const satisfies readonly Table[];
