import type { ctlFiles as tables } from '../../rows/ctl-files.ts';
import type { WordsFor } from '../words.ts';

export const ctlFiles: WordsFor<typeof tables> = {
  'ctl-file/phone-cannot-authenticate-ctl-file': {
    meaning:
      '電話機は CTL ファイルを取得したが、署名者を信頼できない。次の CTL ファイルに署名できるのは、すでに持っている CTL ファイルに記録されたトークンだけだからである。電話機は古いファイルを使い続ける。',
    causes: [
      '新しいファイルの署名に、インストール済みのファイルに記録のないトークンが使われた。',
      '電話機が、別のトークンを使うクラスタから移されてきた。',
    ],
    cure: [
      '電話機の CTL ファイルに記録されているトークンを探す。',
      'CTL クライアントをもう一度実行し、そのトークンで署名する。',
      '該当するトークンがないか、なお拒否される場合は、電話機の CTL ファイルを削除する。次に届くファイルは検証なしで受け入れられる。',
    ],
  },
  'ctl-file/phone-cannot-authenticate-other-files': {
    meaning:
      'CTL ファイルには問題がないのに、ほかの署名付きファイルはすべて検証に失敗する。CTL ファイルにある TFTP サーバの情報が、実際の署名と合っていない。',
    causes: [
      'TFTP サーバのレコードが正しくない。サーバ証明書が後から入れ替えられた場合などである。',
    ],
    cure: [
      'CTL クライアントを実行し、各サーバの証明書を取得し直す。',
      'TFTP サービスを再起動し、電話機をリセットする。',
    ],
  },
  'ctl-file/tftp-authorization-failure': {
    meaning:
      '電話機の接続先とされた TFTP サーバが、CTL ファイルに記録されていない。電話機は「TFTP Not Authorized」とアドレスを表示し、そのサーバからは何も読み込まない。',
    causes: ['電話機の使う TFTP アドレスが CTL ファイルにない。'],
    cure: [
      '電話機の TFTP アドレスを CTL ファイルのレコードと照合する。',
      'アドレスを設定元で直すか、CTL クライアントでそのサーバを追加する。',
      '電話機をリセットする。',
    ],
  },
  'ctl-file/phone-does-not-register': {
    meaning:
      'ファイルの読み込みまでは進むが、登録できない。CTL ファイルにある CallManager の情報が実際と合っていない。',
    causes: [
      'CallManager のレコードのアドレスまたは証明書が古い。',
      'CTL クライアントの最後の実行後に、クラスタにサーバが追加された。',
    ],
    cure: [
      '電話機で CTL ファイルの CallManager のエントリを調べる。',
      'CTL ファイルを更新し、サービスを再起動する。',
      '自動登録が無効であることを確かめる。自動登録は混合モードと両立しない。',
    ],
  },
  'ctl-file/wrong-capf-server-tls-error': {
    meaning:
      '電話機は LSC を取得するため、CTL ファイルにある CAPF サーバに TLS で接続する。相手の証明書がファイルのものと異なるため、電話機はハンドシェイクを打ち切り、LSC は得られない。',
    causes: ['CAPF の証明書が新しくなったが、CTL ファイルには以前の証明書が残っている。'],
    cure: [
      'CTL ファイルを更新し、現在の CAPF 証明書を取り込む。',
      '電話機をリセットし、証明書の操作をやり直す。',
    ],
  },
  'ctl-file/phone-does-not-request-signed-files': {
    meaning:
      '電話機が署名のない設定ファイルを要求し続ける。TFTP のレコードに証明書がないと、電話機はこのクラスタではファイルに署名しないと判断する。',
    causes: [
      'CTL ファイルがノンセキュア モードで作成され、レコードに証明書がない。',
      '混合モードを選ばずに更新した。',
    ],
    cure: [
      'CTL クライアントを実行し、混合モードを選んで署名する。',
      'CallManager サービスと TFTP サービスを再起動し、電話機をリセットする。',
      'Enterprise Parameters の Cluster Security Mode が 1 になったことを確かめる。',
    ],
  },
  'ctl-file/phone-cannot-authenticate-ctl-file/new-token': {
    meaning:
      '新しいトークンを追加した更新に、そのトークン自身で署名している。どの電話機もまだこのトークンを知らないため、すべての電話機がファイルを拒否する。',
    causes: ['追加したばかりのトークンを、同じ回の署名に使った。'],
    cure: [
      'CTL クライアントをもう一度実行し、以前からあるトークンで署名する。',
      '電話機をリセットする。このファイルが行き渡れば、新しいトークンでも署名できる。',
    ],
  },
  'ctl-file/tftp-authorization-failure/new-record': {
    meaning:
      '新しい CTL ファイルには新しい TFTP サーバがあるが、電話機には古い CTL ファイルが残っている。そのため電話機は、肝心の新しい CTL ファイルさえ新しいサーバに要求できない。',
    causes: [
      '新しい CTL ファイルが電話機に行き渡る前に、DHCP のアドレスを変更した。',
      '別の TFTP サーバを記録した CTL ファイルを、最初から作り直した。',
    ],
    cure: [
      '先に古いサーバから新しい CTL ファイルを取得させ、その後で DHCP を変更する。',
      '古いサーバがもうなければ、電話機の CTL ファイルを削除する。',
    ],
  },
  'ctl-file/phone-does-not-register/auto-registration': {
    meaning:
      '自動登録は、未知の電話機にノンセキュアの登録を与える機能である。混合モードのクラスタでは無効にしておく必要があり、有効なままだと電話機が正しく登録されない。',
    causes: ['クラスタ内の CallManager で自動登録が有効になっている。'],
    cure: [
      'すべての CallManager で自動登録を無効にする。',
      '電話機を手動でデータベースに追加し、リセットする。',
    ],
  },
  'ctl-file/compare-md5': {
    meaning:
      'MD5 ハッシュが等しければ、2 つの CTL ファイルは同一である。電話機は自分のファイルのハッシュを表示し、サーバでは MD5UTIL.EXE でファイルのハッシュを計算できる。',
    causes: ['電話機にどの版のファイルが入っているかがわからない。'],
    cure: [
      '電話機の Security Configuration で CTL File を開き、ハッシュを書き留める。',
      'サーバで c:\\program files\\cisco\\bin に移動し、ctlfile.tlv のパスを付けて MD5UTIL.EXE を実行する。',
      'ハッシュが異なれば電話機をリセットする。それでも異なれば、ファイルが拒否される理由を調べる。',
    ],
  },
  'ctl-file/delete-on-7960-7940': {
    meaning:
      '7960 または 7940 から CTL ファイルを消去する。消去後の電話機は次の CTL ファイルを検証なしで受け入れるため、信頼できるネットワークでだけ行う。',
    causes: [
      '署名に使ったトークンをすべて失ったか、他人の手に渡ったおそれがある。',
      '電話機を別のクラスタやクラスタの外へ移すか、素性のわからないクラスタから受け入れる。',
      '代替 TFTP サーバを、CTL ファイルにないサーバに変更する。',
    ],
    cure: [
      'Security Configuration の CTL File を開く。',
      '**# でメニューのロックを解除する。',
      'Erase を押す。',
    ],
  },
  'ctl-file/delete-on-7970-security': {
    meaning:
      '7970 から CTL ファイルだけを消去する。消去後の電話機は次の CTL ファイルを検証なしで受け入れるため、信頼できるネットワークでだけ行う。',
    causes: [
      '署名に使ったトークンをすべて失ったか、他人の手に渡ったおそれがある。',
      '電話機を別のクラスタやクラスタの外へ移すか、素性のわからないクラスタから受け入れる。',
      '代替 TFTP サーバを、CTL ファイルにないサーバに変更する。',
    ],
    cure: [
      'Security Configuration メニューのロックを解除する。',
      'CTL の項目を選ぶ。',
      'Erase ソフトキーで消去する。',
    ],
  },
  'ctl-file/delete-on-7970-settings': {
    meaning:
      '7970 でのもう 1 つの方法である。Settings メニューの Erase は、CTL ファイルとともに電話機のほかの設定も消去する。',
    causes: ['別の拠点へ移す前など、電話機の設定ごと消去したい。'],
    cure: [
      '手動で入力したネットワーク設定など、後で必要になるものを書き留める。',
      'Settings を開き、Erase ソフトキーを押す。',
    ],
  },
  'ctl-file/delete-on-servers': {
    meaning: 'クラスタから CTLFile.tlv を取り除き、新しいトークンで作り直せるようにする。',
    causes: ['署名に使ったトークンをすべて失ったか、もはや信頼できない。'],
    cure: [
      'C:\\Program Files\\Cisco\\tftppath、または TFTP サービス パラメータ File Location に設定したフォルダを開く。',
      'CTLFile.tlv を削除する。',
      'CallManager または TFTP が動作するすべてのサーバで繰り返す。消し忘れたファイルは電話機に届き続ける。',
    ],
  },
  'ctl-file/lost-one-token': {
    meaning:
      'トークンを 1 つ失ったが、CTL ファイルに署名した別のトークンが手元にある。電話機を 1 台ずつ操作することなく移行できる。',
    causes: ['セキュリティ トークンを 1 つ紛失したか、ロックさせた。'],
    cure: [
      '新しいトークンを購入する。',
      'CTL クライアントで新しいトークンを追加し、失ったトークンを除く。',
      '以前に署名したトークンで署名する。新しいトークンで署名してはならない。',
      'すべての電話機をリセットする。',
    ],
  },
  'ctl-file/lost-all-tokens': {
    meaning:
      '電話機が受け入れるファイルに署名できるトークンがもうない。すべてを作り直し、各電話機の CTL ファイルも消去する。全サーバをリブートするため、保守の時間帯に行う。',
    causes: ['CTL ファイルに記録されたトークンをすべて紛失したか、ロックさせた。'],
    cure: [
      'すべての CallManager、TFTP、代替 TFTP サーバで CTLFile.tlv を削除する。',
      '新しいトークンを少なくとも 2 つ用意する。',
      'CTL クライアントで CTL ファイルを作成する。混合モードでは CTL ファイルがないと警告されるので、OK をクリックし、あらためて混合モードを選ぶ。',
      'すべての電話機の CTL ファイルを削除する。',
      'クラスタの全サーバをリブートする。',
    ],
  },
  'cluster/verify-security-mode': {
    meaning:
      'Cluster Security Mode は、クラスタがセキュアなデバイスを扱えるかを示す。1 は混合モードを意味する。表示専用の項目で、設定するのは CTL クライアントである。',
    causes: ['CTL クライアントの前回の実行が反映されたかどうかがわからない。'],
    cure: [
      'CallManager Administration の System メニューから Enterprise Parameters を開く。',
      'Cluster Security Mode を読む。',
      '1 でなければ、CTL クライアントを実行して混合モードを選ぶ。',
    ],
  },
  'ctl-client/uninstall': {
    meaning:
      'CTL クライアントは道具にすぎない。取り除いても CTL ファイルとクラスタのセキュリティ モードは元のままで、別の Windows 2000 マシンで同じファイルを引き継げる。',
    causes: ['クライアントを別のワークステーションに移すか、このマシンでは不要になった。'],
    cure: [
      'コントロール パネルの Add/Remove Programs を開く。',
      '一覧に Cisco CTL Client があれば、インストールされている。',
      'それを選択し、Remove をクリックする。',
    ],
  },
  'ctl-client/version': {
    meaning: 'CTL クライアントのバージョンは、About ウィンドウに表示される。',
    causes: ['クライアントと CTL Provider の間でやり取りが成立しない。'],
    cure: [
      'デスクトップまたは Start メニューから CTL クライアントを起動する。',
      'タイトル バーの左端のアイコンをクリックする。',
      'About Cisco CTL Client を選ぶ。',
    ],
  },
};
