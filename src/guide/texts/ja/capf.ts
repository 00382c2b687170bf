import type { capf as tables } from '../../rows/capf.ts';
import type { WordsFor } from '../words.ts';

export const capf: WordsFor<typeof tables> = {
  'capf/authentication-string-contains-one-or-more-invalid-characters-valid': {
    meaning:
      '認証文字列は電話機のダイヤルキーで入力するものであるため、Phone Configuration では数字しか受け付けない。',
    causes: ['Authentication String フィールドに文字、空白または記号がある。'],
    cure: ['数字だけで入力し直すか、画面の機能で文字列を生成する。'],
  },
  'capf/capf-authentication-string-length-should-be-between-4-and': {
    meaning: '認証文字列が短すぎるか長すぎる。許されるのは 4 桁から 10 桁までである。',
    causes: ['入力された数字が 4 桁に満たないか、10 桁を超えている。'],
    cure: ['4 桁から 10 桁の文字列に決め、電話機の前にいる人に伝える。'],
  },
  'capf/operation-completes-by-contains-one-or-more-invalid-characters': {
    meaning: '証明書操作の期限は、年、月、日、時のすべてを数字で指定する。',
    causes: ['Operation Completes By のいずれかのフィールドに数字以外がある。'],
    cure: ['4 つのフィールドすべてに数字を入力する。'],
  },
  'capf/invalid-year-please-enter-a-value-equal-to-or': {
    meaning: '証明書操作の期限の年が過去である。',
    causes: ['年の入力を誤ったか、以前の操作の期限が残っている。'],
    cure: ['今年以降の年を設定する。'],
  },
  'capf/invalid-month-please-adjust-your-entry-to-continue': {
    meaning: '期限の月が存在しないか、すでに終わっている。',
    causes: ['1 から 12 以外の数字、または今年のすでに過ぎた月を入力した。'],
    cure: ['Operation Completes By の月を直す。'],
  },
  'capf/invalid-date-please-enter-a-value-equal-to-or': {
    meaning: '証明書操作の期限が、すでに過ぎた日になっている。',
    causes: ['今日より前の日付を入力した。'],
    cure: ['今日以降の日付を設定する。'],
  },
  'capf/invalid-date-please-adjust-your-entry-to-continue': {
    meaning: '期限の月には存在しない日である。',
    causes: ['30 日までの月の 31 日や、平年の 2 月 29 日を入力した。'],
    cure: ['その月に存在する日を設定する。'],
  },
  'capf/invalid-time-please-enter-a-value-equal-to-or': {
    meaning: '期限は今日だが、その時刻はすでに過ぎている。',
    causes: ['現在より前の時刻を入力した。'],
    cure: ['電話機まで行って鍵の生成が終わるだけの余裕を見て、後の時刻を設定する。'],
  },
  'capf/invalid-time-please-adjust-your-entry-to-continue': {
    meaning: '期限の時刻が存在しない。',
    causes: ['1 日の時刻として成り立たない数字を入力した。'],
    cure: ['Operation Completes By の時を直す。'],
  },
  'capf/wrong-string': {
    meaning:
      '電話機で入力した文字列が、その電話機の Phone Configuration にある文字列と異なる。CAPF は操作を拒否し、電話機がその旨を表示する。',
    causes: ['キーを押し間違えた。', '入力までの間にデータベースの文字列が変更された。'],
    cure: [
      'Phone Configuration の文字列を見て、もう一度入力する。',
      '回数に注意する。10 回続けて失敗すると、CAPF はその電話機を締め出す。',
    ],
  },
  'capf/phone-not-registered': {
    meaning: '登録されるまで、電話機では認証文字列の入力ができない。',
    causes: ['電話機が CallManager を見つけられないか、登録を拒否された。'],
    cure: ['先に電話機を登録させ、その後で文字列を入力する。'],
  },
  'capf/device-mode-not-nonsecure': {
    meaning:
      '認証文字列は電話機に最初の証明書を入れるときのもので、そのときのデバイス セキュリティ モードはノンセキュアでなければならない。',
    causes: ['LSC が入る前に、モードを認証または暗号化に設定した。'],
    cure: [
      'モードをノンセキュアに設定し、電話機をリセットする。',
      '文字列で LSC をインストールし、その後でモードを上げる。',
    ],
  },
  'capf/lockout': {
    meaning:
      'この電話機から誤った文字列が 10 回続けて届いた。CAPF は以後、少なくとも 10 分が過ぎるまで、正しい文字列であっても拒否する。',
    causes: ['正しい文字列を入力できないまま、10 回続けて試行した。'],
    cure: [
      '10 分以上待つ。その間は試行を繰り返さない。',
      'Phone Configuration の文字列を見て、1 回で正しく入力する。',
    ],
  },
  'lsc-validation/not-issued-by-capf': {
    meaning: '電話機の LSC が CAPF から最後に発行されたものではないため、受け入れられない。',
    causes: [
      '電話機に古い LSC、または別のクラスタの CAPF による LSC が残っている。',
      '発行後に CAPF の鍵が新しくなった。',
    ],
    cure: ['CAPF で、その電話機の LSC のインストールまたはアップグレードをもう一度行う。'],
  },
  'lsc-validation/expired': {
    meaning: 'LSC の有効期間が終わっている。',
    causes: ['LSC が一度も更新されていない。', '検証する側の時計が狂っている。'],
    cure: ['サーバと電話機の日付を確認する。', 'CAPF で新しい LSC を発行する。'],
  },
  'lsc-validation/capf-certificate-not-on-all-servers': {
    meaning:
      'CallManager が LSC を検証するには CAPF の証明書が要る。電話機が登録しようとしたサーバに、その証明書がない。',
    causes: [
      'サーバの追加後、または CAPF 証明書の更新後に、証明書を配布する CTL クライアントを実行していない。',
    ],
    cure: [
      '各サーバに CAPF.cer と、対応する .0 ファイルがあるかを調べる。',
      'CTL クライアントをもう一度実行し、電話機をリセットする。',
    ],
  },
  'lsc-validation/capf-certificate-not-in-directory': {
    meaning: 'CAPF が、所定の場所に自分の証明書を見つけられない。',
    causes: ['C:\\Program Files\\Cisco\\Certificates のファイルが移動または削除された。'],
    cure: [
      'ファイルを元に戻すか、CAPF に新しい証明書を生成させる。',
      '新しい証明書にした場合は、CTL ファイルを更新し、LSC を発行し直す。',
    ],
  },
  'lsc-validation/phone-not-registered': {
    meaning: '電話機が登録されていない間は、LSC を検証できない。',
    causes: ['操作の途中で電話機と CallManager の接続が切れた。'],
    cure: ['電話機を登録させてから、LSC をもう一度確認する。'],
  },
  'capf/certificate-on-all-servers': {
    meaning:
      'CAPF はサービスの起動時に鍵と証明書を生成し、CTL クライアントがその証明書を全サーバに配る。ここでは、それが届いていることを確かめる。',
    causes: ['同じ LSC が、あるサーバでは受け入れられ、別のサーバでは拒否される。'],
    cure: [
      '各サーバで C:\\Program Files\\Cisco\\Certificates を開く。',
      'DER 形式の CAPF.cer があることを確かめる。',
      '同じ共通名を持つ PEM 形式の、拡張子 .0 のファイルもあることを確かめる。',
    ],
  },
  'certificate/lsc-shown': {
    meaning: 'LSC の有無は電話機自身が表示する。',
    causes: ['証明書操作を行ったが、成功したかどうかがわからない。'],
    cure: [
      'Settings を押し、Model Information を開く。',
      'LSC の行に Installed または Not Installed と表示される。',
    ],
  },
  'certificate/mic-shown': {
    meaning:
      '工場出荷時の証明書の有無は電話機自身が表示する。7970 には MIC があり、7960 と 7940 は LSC に頼る。',
    causes: ['TLS を使う前に LSC が必要な電話機かどうかを判断したい。'],
    cure: [
      'Settings メニューの Security Configuration を開く。',
      'MIC の行に Installed または Not Installed と表示される。',
    ],
  },
  'capf/uninstall-utility': {
    meaning:
      'CAPF 1.0(1) ユーティリティは CAPF サービスの前身で、通常の Windows プログラムと同じように削除できる。削除後は CAPF の証明書または鍵がなくなっていることがある。',
    causes: ['クラスタをアップグレードし、CAPF サービスに移行した。'],
    cure: [
      'Add/Remove Programs でユーティリティを削除する。',
      '続いて、新しい CAPF 証明書を生成する。',
    ],
  },
  'capf/new-certificate': {
    meaning: 'CAPF に新しい証明書と鍵を持たせ、電話機がそれを信頼するようにする。',
    causes: ['旧ユーティリティの削除後などで、CAPF の証明書または鍵がない。'],
    cure: [
      'C:\\Program Files\\Cisco\\Certificates の CAPF.cer を安全な場所にコピーする。',
      '元のファイルを削除する。',
      'Cisco CallManager Serviceability で CAPF サービスをいったん停止し、開始する。',
      'CTL クライアントを実行し、新しい証明書を CTL ファイルに取り込む。',
      '電話機に新しい CTL ファイルが届いたことを MD5 で確かめる。',
    ],
  },
};
