import type { ctlClientWindows as tables } from '../../rows/ctl-client-windows.ts';
import type { WordsFor } from '../words.ts';

export const ctlClientWindows: WordsFor<typeof tables> = {
  'ctl-client/unknown-ctl-error': {
    meaning: 'CTL クライアントの内部で、名前の付いていないエラーが起きた。',
    causes: ['メッセージだけからは特定できない。'],
    cure: ['CTL のログで、エラーの起きた時刻の前後を調べる。'],
  },
  'ctl-client/invalid-port-number': {
    meaning: 'CTL Provider のポートが数字ではない。',
    causes: ['ポートのフィールドに文字または記号がある。'],
    cure: ['ポートを数字で入力する。変更していなければ 2444 である。'],
  },
  'ctl-client/invalid-range-for-port-numbers': {
    meaning: 'CTL Provider のポートは 1026 から 32767 の範囲でなければならない。',
    causes: ['この範囲にない数字を入力した。'],
    cure: ['CTL Provider が待ち受けているポートを入力する。'],
  },
  'ctl-client/could-not-write-information-to-the-local-windows-registry': {
    meaning:
      'クライアントにレジストリへの書き込み権限がない。動作はするが、サーバ、ポート、ユーザ名は次回に引き継がれない。',
    causes: ['Windows アカウントの権限が足りない。'],
    cure: ['ローカルの管理者またはパワー ユーザとして Windows にログインする。'],
  },
  'ctl-client/invalid-group-name': {
    meaning: 'CTL Provider が、ユーザの属する Windows グループを調べられない。',
    causes: ['アカウントがローカルの管理者でもパワー ユーザでもない。'],
    cure: ['いずれかのグループのアカウントでログインする。'],
  },
  'ctl-client/invalid-user-name': {
    meaning: 'ユーザ名がないか、長すぎる。',
    causes: ['フィールドが空である。', 'フィールドの許容文字数を超えている。'],
    cure: ['サーバの管理者のユーザ名を入力する。'],
  },
  'ctl-client/invalid-ip-address': {
    meaning: '入力されたものは IP アドレスではない。',
    causes: ['点で区切った 4 つの数字になっていない。', '255 を超える数字がある。'],
    cure: ['10.1.0.11 のような形でアドレスを入力する。'],
  },
  'ctl-client/invalid-hostname': {
    meaning: 'サーバ名がないか、長すぎる。',
    causes: ['フィールドが空である。', 'フィールドの許容文字数を超えている。'],
    cure: ['サーバのホスト名を入力する。'],
  },
  'ctl-client/user-could-not-be-authenticated': {
    meaning: 'このユーザ名とパスワードの組は、サーバで認証されなかった。',
    causes: ['パスワードが間違っている。'],
    cure: ['そのユーザ名のパスワードを入力する。'],
  },
  'ctl-client/invalid-password': {
    meaning: 'パスワードがないか、長すぎるため、正しいパスワードではありえない。',
    causes: ['フィールドが空である。', 'フィールドの許容文字数を超えている。'],
    cure: ['パスワードを入力し直す。'],
  },
  'ctl-client/cannot-run-ctl-client-from-terminal-services': {
    meaning:
      'クライアントはリモート セッションでは動作しない。トークンはそのマシンの USB ポートに挿すものである。',
    causes: ['Terminal Services 経由で起動された。'],
    cure: ['クライアントをインストールしたマシンを直接操作する。'],
  },
  'ctl-client/failed-to-create-ctl-file': {
    meaning: '少なくとも 1 台のサーバに CTL ファイルを書き込めなかった。',
    causes: ['続いて表示されるダイアログに、サーバごとの理由が示される。'],
    cure: ['表示された各サーバの原因を取り除き、クライアントをもう一度実行する。'],
  },
  'ctl-client/please-insert-a-security-token-click-ok-when-done': {
    meaning: 'クライアントが、USB ポートにセキュリティ トークンが挿されるのを待っている。',
    causes: [
      'トークンが挿さっていない。',
      'トークンが Cisco のものではない。',
      'Etoken Notification または Smart Card サービスが動作していない。',
    ],
    cure: [
      'トークンを挿し、OK をクリックする。',
      '再び求められる場合は、Etoken Notification を再起動し、Smart Card が動作していることを確かめる。',
    ],
  },
  'ctl-client/cannot-create-ctl-entries-total-number-of-ctl-records': {
    meaning: 'CTL ファイルに入るレコードは 100 個までである。',
    causes: ['サーバとトークンの登録が多すぎる。'],
    cure: ['不要なサーバとトークンを削除する。'],
  },
  'ctl-client/unable-to-create-ctl-entry': {
    meaning: 'CTL ファイルの大きさは 75 KB までであり、このエントリを加えると超えてしまう。',
    causes: ['使われなくなったトークンや代替 TFTP サーバが残っている。'],
    cure: ['それらを削除し、エントリを追加し直す。'],
  },
  'ctl-client/unable-to-parse-ctl-file': {
    meaning: 'サーバの CTL ファイルが、正しい形式になっていない。',
    causes: ['ファイルが壊れたか、改ざんまたは差し替えられた。'],
    cure: [
      'クラスタの各サーバのファイルを調べる。',
      'サブスクライバに最新の正常なファイルがあれば、それをパブリッシャにコピーする。クライアントをサブスクライバに接続して取得することもできる。',
      'どのファイルも壊れていれば、削除して CTL ファイルを作り直す。',
    ],
  },
  'ctl-client/ctl-client-version-is-not-compatible-with-the-ctl': {
    meaning: 'クライアントと CTL Provider のリリースが合っていない。',
    causes: ['CallManager とともにクライアントを更新しなかったか、別の場所から入手した。'],
    cure: ['CallManager Administration 4.1 のプラグインにあるクライアントをインストールする。'],
  },
  'ctl-client/please-select-an-item-to-delete': {
    meaning: 'エントリを選ばずに Delete がクリックされた。',
    causes: ['CTL Entries で何も選択されていない。'],
    cure: ['エントリを選択し、Delete をクリックする。'],
  },
  'ctl-client/error-occurred-when-creating-dialog': {
    meaning: 'メモリが足りず、クライアントの次のウィンドウを開けない。',
    causes: ['開いているプログラムが多すぎる。'],
    cure: ['いくつかのプログラムを終了し、クライアントを起動し直す。'],
  },
  'ctl-client/no-issuer-name': {
    meaning:
      'CTL Entries で発行者の代わりに表示される。ノンセキュアのファイルであるため、名前は空のままになる。',
    causes: ['クラスタがノンセキュア モードである。'],
    cure: [],
  },
  'ctl-client/no-subject-name': {
    meaning:
      'CTL Entries でサブジェクトの代わりに表示される。ノンセキュアのファイルであるため、名前は空のままになる。',
    causes: ['クラスタがノンセキュア モードである。'],
    cure: [],
  },
  'ctl-client/you-cannot-delete-this-item-you-can-only-delete': {
    meaning:
      'このエントリは手動で削除できない。手動で削除できるのはトークンと代替 TFTP サーバに限られる。',
    causes: ['選択したエントリは、クラスタのサーバ一覧に由来する。'],
    cure: ['サーバをクラスタから外し、CTL ファイルを更新する。'],
  },
  'ctl-client/are-you-sure-you-want-to-delete-this-item': {
    meaning: 'エントリを削除する前の確認である。',
    causes: [],
    cure: ['電話機が知っているトークンが残る場合にだけ削除する。'],
  },
  'ctl-client/you-have-selected-to-exit-the-ctl-client-application': {
    meaning: 'クライアントを終了する前の確認である。署名していない変更は失われる。',
    causes: ['Cancel または閉じるボタンがクリックされた。'],
    cure: [],
  },
  'ctl-client/you-must-have-at-least-2-security-tokens-in': {
    meaning: '1 つを紛失しても困らないよう、トークンが 2 つ以上ないファイルには署名できない。',
    causes: ['CTL Entries のトークンが 2 つに満たない。'],
    cure: ['トークンを追加してから Finish をクリックする。'],
  },
  'ctl-client/you-must-have-at-least-one-callmanager-server-in': {
    meaning: 'ファイルには、機能が CCM+TFTP のエントリが必要である。',
    causes: ['CTL Entries に CallManager がない。'],
    cure: ['クラスタのサーバを把握しているパブリッシャに接続し、もう一度 Finish をクリックする。'],
  },
  'ctl-client/could-not-get-callmanager-certificate-from-server': {
    meaning: 'クライアントが、このサーバの証明書を受け取れなかった。',
    causes: [
      'サーバに到達できない。',
      'CTL Provider が別のポートで待ち受けている。',
      'サーバに自己署名証明書がない。',
    ],
    cure: [
      'クライアントとサーバの間のネットワークを調べる。',
      'クライアントのポートを CTL Provider のポートと比較する。',
      'サーバに c:\\program files\\cisco\\certificates\\ccmserver.cer があるかを調べる。',
      'CTL Provider の詳細トレースを有効にし、内容を調べる。',
    ],
  },
  'ctl-client/entry-for-server-already-exists': {
    meaning: 'そのサーバはすでに CTL ファイルに含まれている。',
    causes: ['同じサーバを 2 回追加した。'],
    cure: ['別のサーバを追加するつもりでなければ、何もしなくてよい。'],
  },
  'ctl-client/no-help-available': {
    meaning: 'このウィンドウにはヘルプがない。',
    causes: ['F1 キーまたは Help が押された。'],
    cure: [],
  },
};
