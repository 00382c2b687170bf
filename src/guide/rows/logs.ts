import type { Table } from './table.ts';

/** Log files, by the paths where the servers keep them. */
export const logs = [
  {
    section: 'Reviewing the Log Files',
    kind: 'log',
    texts: {
      'log/callmanager': 'C:\\Program Files\\Cisco\\Trace\\CCM',
      'log/tftp': 'C:\\Program Files\\Cisco\\Trace\\TFTP',
      'log/dbl': 'C:\\Program Files\\Cisco\\Trace\\DBL',
      'log/dbl-dblr': 'C:\\Program Files\\Cisco\\Trace\\DBL\\DBLR*',
      'log/dbl-dblrt': 'C:\\Program Files\\Cisco\\Trace\\DBL\\DBLRT*',
      'log/dbl-ccm': 'C:\\Program Files\\Cisco\\Trace\\DBL\\DBL_CCM*',
      'log/dbl-tftp': 'C:\\Program Files\\Cisco\\Trace\\DBL\\DBL_TFTP*',
      'log/dbl-ctlprovider': 'C:\\Program Files\\Cisco\\Trace\\DBL\\DBL_CTLPROVIDER*',
      'log/sdl': 'C:\\Program Files\\Cisco\\Trace\\SDL\\CCM',
      'log/https': 'C:\\program files\\common files\\cisco\\logs\\HTTPSCertInstall.log',
      'log/ctl-provider': 'C:\\Program Files\\Cisco\\Trace\\CTLProvider',
      'log/ctl-client': 'C:\\Program Files\\Cisco\\CTL Client\\Trace',
      'log/ctl-client-install': 'C:\\ctlinstall.log',
      'log/capf': 'C:\\Program Files\\Cisco\\Trace\\CAPF',
      'log/srst-reference': 'winnt\\system32\\Trace',
    },
  },
] as const satisfies readonly Table[];
