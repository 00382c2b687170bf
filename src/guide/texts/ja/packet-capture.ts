import type { packetCapture as tables } from '../../rows/packet-capture.ts';
import type { WordsFor } from '../words.ts';

export const packetCapture: WordsFor<typeof tables> = {
  'packet-capture/checklist-1': {
    meaning: '手順 1。サーバ全体でパケット キャプチャを許可する。',
    causes: ['暗号化されたシグナリングまたはメディアの問題を解析する。'],
    cure: [
      'CallManager Administration の Service Parameters で、サーバと Cisco CallManager サービスを選ぶ。',
      'Packet Capture Enable を True にし、Update をクリックする。',
    ],
  },
  'packet-capture/checklist-2': {
    meaning: '手順 2。デフォルトが合わなければ、ポート、接続数、ファイル サイズを調整する。',
    causes: ['キャプチャ パラメータのデフォルトが今回の調査に適さない。'],
    cure: ['同じ画面でパラメータを変更し、Update をクリックする。'],
  },
  'packet-capture/checklist-3': {
    meaning:
      '手順 3。対象の電話機、または MGCP ゲートウェイのエンドポイントごとに、モードと時間を選ぶ。CPU を消費するため、一度に少数にとどめる。',
    causes: ['個別にモードを設定しない限り、デバイスはキャプチャされない。'],
    cure: [
      'Phone Configuration でデバイスを開くか、Gateway Configuration でエンドポイント ID を開く。',
      'Signal Packet Capture Mode と Packet Capture Duration を設定し、Update に続けてリセットする。',
    ],
  },
  'packet-capture/checklist-4': {
    meaning:
      '手順 4。メディアそのものを記録する。メディアは CallManager を通らないため、デバイス間のスニファが必要である。',
    causes: ['SRTP はデバイス間を直接流れる。'],
    cure: ['通話の間、デバイス間の経路でスニファを動作させる。'],
  },
  'packet-capture/checklist-5': {
    meaning: '手順 5。CPU の節約と通話の秘密のため、すべて元に戻す。',
    causes: ['必要なパケットをキャプチャし終えた。'],
    cure: [
      'デバイスの Signal Packet Capture Mode を None にする。',
      'Packet Capture Enable を False にする。',
    ],
  },
  'packet-capture/checklist-6': {
    meaning: '手順 6。解析に必要なものをそろえる。',
    causes: ['Technical Assistance Center に調査を依頼する。'],
    cure: [
      '該当する日のキャプチャ ファイルとそのキーを取得する。',
      'スニファの記録を加える。',
      'サーバの管理者アカウントを用意する。',
    ],
  },
  'packet-capture/checklist-7': {
    meaning: '手順 7。Technical Assistance Center が専用のツールでパケットを復号し、解析する。',
    causes: ['解析用のツールは顧客には提供されていない。'],
    cure: ['そろえたファイルを持って Technical Assistance Center に連絡する。'],
  },
  'packet-capture/parameter-packet-capture-enable': {
    meaning:
      '全体のスイッチ。これが無効であれば、個々の設定にかかわらずどのデバイスもキャプチャされない。',
    causes: [],
    cure: ['解析の間は True、終了後は False にする。'],
  },
  'packet-capture/parameter-packet-capture-service-listen-tls-port': {
    meaning:
      'CallManager がリアルタイム デバッグ ツールを待ち受けるポート。ツールは TLS で接続する。',
    causes: [],
    cure: ['間にファイアウォールがない限り、デフォルトのままにする。'],
  },
  'packet-capture/parameter-packet-capture-max-real-time-client-connections': {
    meaning: '同時に接続できるリアルタイム デバッグ ツールの数。',
    causes: [],
    cure: ['追加のツールが接続を拒否される場合に増やす。'],
  },
  'packet-capture/parameter-packet-capture-max-file': {
    meaning:
      'Batch Processing Mode で、CallManager がキャプチャ ファイルへの書き込みを止めるサイズ。',
    causes: [],
    cure: ['問題が起こる前にファイルが終わってしまう場合に増やす。'],
  },
  'packet-capture/packet-capture-duration-contains-one-or-more-invalid-characters': {
    meaning: '時間は分単位の数であり、数字しか受け付けない。',
    causes: ['Packet Capture Duration フィールドに文字、符号または空白がある。'],
    cure: ['整数を入力する。'],
  },
  'packet-capture/invalid-packet-capture-duration-packet-capture-duration-should-be': {
    meaning: '時間が 0 分から 300 分の範囲にない。',
    causes: ['300 を超える数を入力した。'],
    cure: ['300 以下を入力する。足りなければセッションを改めて開始する。'],
  },
  'packet-capture/sniffer-is-blind': {
    meaning:
      'シグナリングとメディアが暗号化されると、ネットワーク上のスニファには暗号文しか記録されない。',
    causes: ['デバイスが暗号化モードで動作している。'],
    cure: ['平文のメッセージを知る CallManager にキャプチャさせる。'],
  },
  'packet-capture/real-time-mode': {
    meaning:
      'CallManager は、選ばれたデバイスの平文のメッセージを、接続中の各デバッグ ツールに TLS で渡す。電話機では SCCP、ゲートウェイでは UDP と TCP バックホールが対象となる。',
    causes: ['Signal Packet Capture Mode が Real-Time Mode になっている。'],
    cure: ['デバッグを行う拠点で、Technical Assistance Center のツールを動作させる。'],
  },
  'packet-capture/batch-mode': {
    meaning:
      'CallManager はメッセージを暗号化し、C:\\Program Files\\Cisco\\PktCap のファイルに書き込む。ファイルとキーは日ごとに新しくなり、どちらも 1 週間保存される。',
    causes: ['Signal Packet Capture Mode が Batch Processing Mode になっている。'],
    cure: ['7 日以内にファイルとキーを取得する。'],
  },
  'packet-capture/batch-record': {
    meaning:
      'ファイルの 1 レコードは、時刻、送信元のアドレスとポート、宛先のアドレス、プロトコル、長さ、そしてメッセージ本体からなる。',
    causes: [],
    cure: [],
  },
  'packet-capture/batch-download': {
    meaning:
      'ファイルとキーは、日付 (mm-dd-yyyy) を名前として、pktcap.asp から HTTPS で別々にダウンロードする。どちらにも管理者のユーザ名とパスワードが必要である。',
    causes: [],
    cure: [
      'https://<server>/pktcap/pktcap.asp?file=mm-dd-yyyy.pkt を取得する。',
      'https://<server>/pktcap/pktcap.asp?key=mm-dd-yyyy.pkt を取得する。',
    ],
  },
  'packet-capture/decrypt-srtp': {
    meaning:
      'メディアの鍵はシグナリングで運ばれる。キャプチャしたメッセージと記録した SRTP があれば、通話の内容を復号できる。',
    causes: [],
    cure: ['同じコールの SRTP とメッセージを記録し、どちらも機密として扱う。'],
  },
  'packet-capture/duration': {
    meaning:
      'キャプチャのセッションは、Packet Capture Duration の時間が過ぎると自動的に終わる。デフォルトは 60 分、上限は 300 分である。',
    causes: [],
    cure: ['問題が現れるまでを含む時間を設定する。'],
  },
  'packet-capture/bat-high-cpu': {
    meaning:
      'Bulk Administration Tool では、多数の電話機のキャプチャを一度に有効にできる。その負荷で通話に支障が出ることがある。',
    causes: ['多数の電話機のキャプチャを一括で設定した。'],
    cure: ['利用の少ない時間に行うか、少数の電話機に限る。'],
  },
  'packet-capture/phone-reset-drops-calls': {
    meaning:
      'キャプチャの設定には電話機のリセットが必要で、ゲートウェイを経由して通話中のコールはそのとき切れる。',
    causes: ['通話中に Reset Phone をクリックした。'],
    cure: ['電話機が空くまで待つか、ユーザに知らせる。'],
  },
  'packet-capture/gateway-settings-at-registration': {
    meaning:
      'MGCP ゲートウェイは登録時に、全エンドポイントのモードと時間を受け取る。そのため、変更は次の登録まで反映されない。',
    causes: ['ゲートウェイが変更前から登録されたままである。'],
    cure: ['Update と Reset Gateway をクリックする。'],
  },
};
