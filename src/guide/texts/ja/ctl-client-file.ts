import type { ctlClientFile as tables } from '../../rows/ctl-client-file.ts';
import type { WordsFor } from '../words.ts';

export const ctlClientFile: WordsFor<typeof tables> = {
  'ctl-client/no-ctl-file-exists-on-the-server-but-the': {
    meaning:
      'データベースでは混合モードなのに、サーバに CTL ファイルがない。トークンを含め、ファイルの内容はすべて失われている。',
    causes: [
      'CTLFile.tlv が手動で削除されたか、改ざんされた。',
      'トークンをすべて紛失し、意図してファイルを取り除いた。',
    ],
    cure: ['OK をクリックし、混合モードを選び、2 つ以上のトークンで CTL ファイルを作成する。'],
  },
  'ctl-client/the-ctl-file-signature-is-invalid-or-the-ctl': {
    meaning: 'サーバの CTL ファイルは署名の検証に失敗した。クライアントはその内容を一切使わない。',
    causes: ['署名後にファイルが変更されたか、壊れている。'],
    cure: ['CTL ファイルを作り直す。'],
  },
  'ctl-client/you-must-recreate-the-ctl-file-all-existing-certificate': {
    meaning: '現在の CTL ファイルを元にすることはできない。次のファイルは空の状態から作る。',
    causes: ['ファイルがないか、壊れているか、署名が正しくない。'],
    cure: ['CTL クライアントで、すべてのトークンとサーバを加えて Finish まで進める。'],
  },
  'ctl-client/there-are-no-security-tokens-in-ctl-file-you': {
    meaning:
      'CTL ファイルには必ず 2 つ以上のトークンがあるはずだが、クライアントには 1 つも見えない。',
    causes: ['ファイルが壊れているか、トークンのレコードを読み取れない。'],
    cure: ['Update CTL File を選び、2 つのトークンを追加して署名する。'],
  },
  'ctl-client/please-insert-another-security-token-click-ok-when-done': {
    meaning: 'さらに追加するトークンを、クライアントが待っている。',
    causes: [
      '前のトークンが挿さったままである。',
      'トークンが Cisco のものではない。',
      'Etoken Notification または Smart Card サービスが動作していない。',
    ],
    cure: [
      'USB ポートのトークンを取り替え、OK をクリックする。',
      '再び求められる場合は、トークンと 2 つのサービスを確認する。',
    ],
  },
  'ctl-client/the-security-token-you-have-inserted-already-exists-in': {
    meaning: 'このトークンはすでにファイルに記録されており、重ねて追加することはできない。',
    causes: ['別のトークンを挿した。'],
    cure: ['ファイルにまだないトークンを挿す。'],
  },
  'ctl-client/the-security-token-cannot-be-used-to-sign-the': {
    meaning: '挿されたトークンは CTL ファイルに記録がなく、署名しても電話機に受け入れられない。',
    causes: ['新しいトークン、または他のクラスタのトークンで署名しようとした。'],
    cure: ['この更新の前からファイルに記録されていたトークンを挿す。'],
  },
  'ctl-client/no-ctl-file': {
    meaning: 'サーバに CTLFile.tlv がない。',
    causes: ['このクラスタで CTL クライアントを実行したことがないか、ファイルが削除された。'],
    cure: ['CTL クライアントで CTL ファイルを作成する。'],
  },
  'ctl-client/error-opening-ctl-file': {
    meaning: 'CTLFile.tlv はあるが、開けない。',
    causes: ['ファイルのアクセス権またはロックの問題である。'],
    cure: ['そのサーバで CTL Provider のトレースを調べる。'],
  },
  'ctl-client/error-reading-ctl-file': {
    meaning: 'CTLFile.tlv を開いたが、読み取りが途中で止まった。',
    causes: ['ディスクの障害か、ファイルが途中で切れている。'],
    cure: ['そのサーバで CTL Provider のトレースを調べる。'],
  },
  'ctl-client/ctl-filename-or-contents-are-invalid': {
    meaning: 'ファイルの名前が正しくないか、内容が CTL ファイルのものではない。',
    causes: [
      'TFTP サービス パラメータ FileLocation のパスが別の場所を指している。',
      'ファイルが差し替えられた。',
    ],
    cure: ['そのパスに CTLFile.tlv があるかを調べる。', 'CTL Provider のトレースを調べる。'],
  },
  'ctl-client/ctl-file-is-not-valid': {
    meaning: 'サーバの CTLFile.tlv は、CTL ファイルとして有効ではない。',
    causes: ['ファイルが壊れている。'],
    cure: ['CTL Provider のトレースを調べ、必要であればファイルを作り直す。'],
  },
  'ctl-client/ctl-file-created-successfully': {
    meaning: '署名された CTL ファイルが、各サーバの TFTP パスに置かれた。',
    causes: [],
    cure: ['CallManager サービスと TFTP サービスを再起動し、電話機をリセットする。'],
  },
  'ctl-client/ctl-file-operation-was-not-successful-on-one-or': {
    meaning:
      '少なくとも 1 台のサーバで CTL ファイルを書き込めなかった。クラスタ内で版が食い違っているおそれがある。',
    causes: ['ウィンドウにサーバ、パス、理由が表示される。'],
    cure: ['原因を取り除き、全サーバに対してクライアントをもう一度実行する。'],
  },
  'ctl-client/you-must-restart-all-the-callmanager-and-tftp-nodes': {
    meaning: '新しい CTL ファイルは、サービスが読み込んで初めて有効になる。',
    causes: ['CTL ファイルを作成または更新した。'],
    cure: [
      'CallManager サービスと TFTP サービスを、動作している全サーバで再起動する。',
      '続いて、各デバイスをリセットする。',
    ],
  },
};
