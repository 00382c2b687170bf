import type { https as tables } from '../../rows/https.ts';
import type { WordsFor } from '../words.ts';

export const https: WordsFor<typeof tables> = {
  'https/the-security-library-has-encountered-an-improperly-formatted-der': {
    meaning:
      'Netscape 4.79 がサーバの証明書を拒否している。証明書のサブジェクトはホスト名であり、このブラウザはそこにアンダースコアを許さない。この組み合わせでは HTTPS を使えない。',
    causes: ['サーバのホスト名にアンダースコアが含まれている。'],
    cure: [
      'OK でメッセージを閉じる。',
      'Internet Explorer で画面を開く。',
      'Netscape とホスト名でなければならない場合は、その仮想ディレクトリの HTTPS を無効にする。',
    ],
  },
  'https/a-network-error-occurred-while-netscape-was-receiving-data': {
    meaning:
      'Netscape 4.79 はこのサーバの以前の証明書を覚えており、現在の証明書がそれと異なるため接続を拒む。',
    causes: ['ブラウザが記憶した後で、サーバの HTTPS 証明書が入れ替えられた。'],
    cure: [
      'Internet Explorer で画面を開く。',
      'または Netscape の Communicator、Tools、Security Info、Certificates、Web sites でこのサーバの項目を削除し、接続し直す。',
    ],
  },
  'https/enable': {
    meaning: '仮想ディレクトリへのアクセスに、IIS が HTTPS を求めるようにする。',
    causes: ['管理画面のパスワードや設定を、平文でネットワークに流したくない。'],
    cure: [
      'Administrative Tools の Internet Services Manager を開き、証明書のあるサーバを展開する。',
      'Default Web Site の下にある仮想ディレクトリのプロパティを開く。',
      'Directory Security タブの Secure Communications で Edit をクリックし、SSL Required をオンにする。',
      'HTTPS を使うほかの仮想ディレクトリにも同じ設定をする。',
    ],
  },
  'https/disable': {
    meaning:
      'CallManager の仮想ディレクトリを、再び HTTPS なしで開けるようにする。10 個のディレクトリを 1 つずつ変更する必要がある。',
    causes: ['この証明書を扱えないブラウザを使わなければならない。'],
    cure: [
      'Internet Services Manager でサーバと Default Web Site を開く。',
      '仮想ディレクトリのプロパティの Directory Security タブで、Secure Communications の Edit をクリックし、SSL Required をオフにする。',
      'CCMAdmin、CCMService、CCMUser、AST、BAT、RTMTReports、CCMTraceAnalysis、CCMServiceTraceCollectionTool、PktCap、ART について繰り返す。',
    ],
  },
  'https/delete-certificate': {
    meaning: 'Web サーバから HTTPS 証明書を取り除く。',
    causes: ['証明書を入れ替えるか、HTTPS の使用をやめる。'],
    cure: [
      'Internet Services Manager でサーバのプロパティを開く。',
      'Directory Security タブの Secure Communications で Server Certificate をクリックする。',
      'ウィザードで Remove the Current Certificate を選び、Finish まで進む。',
    ],
  },
};
