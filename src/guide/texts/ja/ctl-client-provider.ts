import type { ctlClientProvider as tables } from '../../rows/ctl-client-provider.ts';
import type { Words, WordsFor } from '../words.ts';

/** Answers that the client cannot read: all for one reason. */
const unreadable = (what: string): Words => ({
  meaning: `クライアントは CTL Provider に${what}を求めたが、その応答を解釈できない。`,
  causes: ['クライアントと CTL Provider のリリースが異なる。'],
  cure: [
    'CallManager Administration 4.1 のプラグインにあるクライアントをインストールし、設定する。',
  ],
});

/** Operations that broke off for a reason inside client or server. */
const brokenOff = (what: string): Words => ({
  meaning: `${what}の途中で、クライアントが内部エラーのため停止した。`,
  causes: ['接続が切れたか、いずれかのプログラムに障害が起きた。'],
  cure: [
    'クライアントをもう一度実行する。',
    '再発する場合は、クライアントと CTL Provider のその時刻のトレースを突き合わせる。',
  ],
});

export const ctlClientProvider: WordsFor<typeof tables> = {
  'ctl-client/could-not-sign-message': {
    meaning: 'トークンによる CTL ファイルの内容への署名ができなかった。',
    causes: ['トークンが抜かれたか、ロックされているか、秘密キーを使えない。'],
    cure: ['クライアントのトレースを調べる。', 'トークンを挿した状態でもう一度実行する。'],
  },
  'ctl-client/could-not-verify-message': {
    meaning: 'クライアントは自分の署名を必ず検証するが、今回の署名はその検証に失敗した。',
    causes: ['トークンの秘密キーが証明書と対応していないか、署名が壊れた。'],
    cure: ['クライアントのトレースを調べる。', '必要であれば別のトークンで、もう一度実行する。'],
  },
  'ctl-client/could-not-sign-ctl-file': {
    meaning: '署名付きの CTL ファイルを作成できなかった。',
    causes: ['トークンによる署名に失敗した。'],
    cure: ['クライアントのトレースを調べる。', 'クライアントをもう一度実行する。'],
  },
  'ctl-client/for-the-security-of-the-phones-tokens-inserted-during': {
    meaning:
      '今回追加したトークンでは、今回のファイルに署名できない。このファイルを受け取るまで、電話機はそのトークンを知りようがないからである。',
    causes: ['署名に使おうとしたトークンが、追加したばかりのものである。'],
    cure: [
      '以前からファイルに記録されているトークンを挿し、それで署名する。',
      '電話機を再起動する。以後は新しいトークンでも署名できる。',
    ],
  },
  'ctl-client/error-initializing-sdi-control': {
    meaning: 'CTL Provider がトレースを開始できず、動作できない。',
    causes: ['サービスのトレースが設定されていない。'],
    cure: ['Cisco CallManager Serviceability で CTL Provider のトレースを設定する。'],
  },
  'ctl-client/dbl-exception-occurred': {
    meaning: 'CTL Provider がデータベース層を開始できず、動作できない。',
    causes: ['データベースに到達できないか、アクセスを拒否された。'],
    cure: ['DBL のログで例外を探す。'],
  },
  'ctl-client/cm-name-is-too-long': {
    meaning: 'CallManager のホスト名が 256 文字を超えている。',
    causes: ['名前を 2 回貼り付けたなど、入力を誤った。'],
    cure: ['ホスト名を入力し直す。'],
  },
  'ctl-client/init-tls-failed': {
    meaning: 'CTL Provider とのセキュアな接続を、準備の段階で始められなかった。',
    causes: ['クライアントの TLS ライブラリに障害が起きた。'],
    cure: ['クライアントのトレースを調べる。', 'クライアントをもう一度実行する。'],
  },
  'ctl-client/tls-connect-error-when-opening-sockets': {
    meaning: 'CTL Provider への TLS のための TCP 接続を開けなかった。',
    causes: ['ネットワーク、アドレスまたはポートに問題がある。'],
    cure: ['クライアントのトレースを調べる。', 'クライアントをもう一度実行する。'],
  },
  'ctl-client/error-occurred-during-ssl-handshake': {
    meaning: 'クライアントと CTL Provider は接続したが、TLS ハンドシェイクがまとまらなかった。',
    causes: ['証明書またはバージョンが合わないか、そのポートにあるのが CTL Provider ではない。'],
    cure: ['クライアントのトレースを調べる。', 'クライアントをもう一度実行する。'],
  },
  'ctl-client/could-not-connect-to-ctl-provider-service': {
    meaning: 'クライアントが CTL Provider を探したホストとポートでは、応答がなかった。',
    causes: [
      'ホスト名が間違っているか、到達できない。',
      'CTL Provider がアクティブになっていないか、別のポートで待ち受けている。',
    ],
    cure: [
      'ホスト名を解決でき、サーバが応答することを確かめる。',
      'サービスをアクティブにし、そのポートをクライアントのものと比べる。',
    ],
  },
  'ctl-client/parsing-data-from-ctlprovider-failed': {
    meaning: 'CTL Provider から届いたデータを、クライアントが解釈できない。内部エラーである。',
    causes: ['リリースが異なるか、いずれかのプログラムに障害がある。'],
    cure: ['どちらもリリース 4.1 であることを確かめる。', '両方のトレースを調べる。'],
  },
  'ctl-client/error-occurred-during-post-ctl-file-operation': brokenOff(
    'サーバへの CTL ファイルのコピー',
  ),
  'ctl-client/error-occurred-during-get-capf-file-operation': brokenOff(
    '信頼する証明書のフォルダからのファイルの取得',
  ),
  'ctl-client/error-occurred-during-get-ccm-certificate-operation': brokenOff(
    'CallManager の証明書の取得',
  ),
  'ctl-client/error-occurred-during-get-capf-certificate-operation':
    brokenOff('CAPF の証明書の取得'),
  'ctl-client/error-occurred-during-authenticate-user-operation': brokenOff('ユーザの確認'),
  'ctl-client/invalid-response-for-authenticate-user-operation': unreadable('ユーザの確認'),
  'ctl-client/invalid-response-for-get-ccm-list-operation': unreadable(' CallManager サーバの一覧'),
  'ctl-client/invalid-response-for-get-ccm-certificate-operation':
    unreadable(' CallManager の証明書'),
  'ctl-client/invalid-response-for-get-capf-certificate-operation': unreadable(' CAPF の証明書'),
  'ctl-client/invalid-response-for-get-ctl-file-operation': unreadable('現在の CTL ファイル'),
  'ctl-client/invalid-response-for-get-capf-file-operation': unreadable(' CAPF のファイル'),
  'ctl-client/invalid-response-for-get-cluster-security-mode-operation': unreadable(
    'クラスタのセキュリティ モード',
  ),
  'ctl-client/invalid-response-for-get-ctl-version-operation': unreadable('そのバージョン'),
  'ctl-client/invalid-response-for-get-alternate-paths-operation': unreadable(
    ' TFTP サービスの代替パス',
  ),
  'ctl-client/not-enough-memory-to-run-application': {
    meaning: 'メモリが足りず、クライアントを起動できない。',
    causes: ['開いているプログラムが多すぎる。'],
    cure: ['いくつかのプログラムを終了し、クライアントを起動し直す。'],
  },
  'ctl-client/could-not-get-capf-certificate-s-capf-service-seems': {
    meaning: 'パブリッシャで CAPF は動作しているが、信頼する証明書のフォルダにその証明書がない。',
    causes: ['そこに capf.cer、または対応する .0 ファイルがない。'],
    cure: [
      'パブリッシャのそのフォルダで、両方のファイルを探す。',
      '足りなければ CAPF に新しい証明書を生成させ、クライアントをもう一度実行する。',
    ],
  },
  'ctl-client/entry-for-this-certificate-already-exists': {
    meaning: '追加しようとしたサーバの証明書は、すでに CTL ファイルに記録されている。',
    causes: ['その代替 TFTP サーバは以前に追加されている。'],
    cure: ['CTL Entries でそのサーバを探し、ない場合にだけ追加する。'],
  },
  'ctl-client/failed-to-set-cluster-security-mode-on-the-callmanager': {
    meaning:
      'CTL ファイルは書き込まれたが、パブリッシャのデータベースに新しいモードが反映されなかった。',
    causes: ['CTL Provider がデータベースに書き込めなかった。'],
    cure: [
      'クライアントをもう一度実行し、モードを選び直す。',
      'その後、Enterprise Parameters の Cluster Security Mode を確認する。',
    ],
  },
  'ctl-client/the-alternate-tftp-server-entry-is-invalid-you-must': {
    meaning:
      '代替 TFTP サーバのレコードに誤りがある。このサーバに頼る電話機は登録できないおそれがある。',
    causes: ['追加した後でサーバが変更された。'],
    cure: ['CTL Entries でエントリを削除し、サーバを追加し直して署名する。'],
  },
};
