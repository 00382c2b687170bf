import type { logs as tables } from '../../rows/logs.ts';
import type { WordsFor } from '../words.ts';

export const logs: WordsFor<typeof tables> = {
  'log/callmanager': {
    meaning:
      'Cisco CallManager サービスのトレース。登録、デバイスごとのセキュリティ モード、呼シグナリングを記録する。',
    causes: [],
    cure: ['デバイス名で検索し、登録が許可または拒否された理由を調べる。'],
  },
  'log/tftp': {
    meaning:
      'Cisco TFTP サービスのトレース。どの機器がどのファイルを要求し、何が送られたかがわかる。',
    causes: [],
    cure: ['電話機が CTL ファイルと署名付き設定ファイルを要求したかを調べる。'],
  },
  'log/dbl': {
    meaning:
      '各サービスが設定を読み出すデータベース層のフォルダ。ファイルにはサービスごとの名前が付く。',
    causes: [],
    cure: ['該当するサービスのファイルを開き、例外を探す。'],
  },
  'log/dbl-dblr': {
    meaning: 'データベース層自体のトレース。',
    causes: [],
    cure: ['複数のサービスが同時にデータベースのエラーを出した場合に調べる。'],
  },
  'log/dbl-dblrt': {
    meaning: 'DBLR と並んで出力される、データベース層のもう 1 系列のトレース。',
    causes: [],
    cure: ['同じ時刻の DBLR ファイルと突き合わせて調べる。'],
  },
  'log/dbl-ccm': {
    meaning: 'Cisco CallManager サービスからデータベースへの問い合わせの記録。',
    causes: [],
    cure: ['管理画面と異なる設定でデバイスが動作している場合に調べる。'],
  },
  'log/dbl-tftp': {
    meaning: 'TFTP サービスが設定ファイルの作成時に行った、データベースへの問い合わせの記録。',
    causes: [],
    cure: ['設定ファイルがない場合や、変更が反映されていない場合に調べる。'],
  },
  'log/dbl-ctlprovider': {
    meaning:
      'CTL Provider からデータベースへの問い合わせの記録。クラスタのサーバとクラスタのセキュリティ モードが対象となる。',
    causes: [],
    cure: ['CTL クライアントに「DBL Exception occurred.」と表示された場合に調べる。'],
  },
  'log/sdl': {
    meaning:
      'CallManager の SDL トレース。内部プロセス間のシグナルと、TLS 接続で提示された証明書を記録する。',
    causes: [],
    cure: ['LSC が拒否された場合は、最初にこのトレースを調べる。'],
  },
  'log/https': {
    meaning: 'CallManager サーバへの HTTPS 証明書のインストールのログ。',
    causes: [],
    cure: ['ブラウザから HTTPS で管理画面を開けない場合に調べる。'],
  },
  'log/ctl-provider': {
    meaning:
      'CTL クライアントが各サーバで接続する CTL Provider サービスのトレース。ユーザの確認、証明書、CTLFile.tlv の読み書きを記録する。',
    causes: [],
    cure: [
      'Cisco CallManager Serviceability で、このサービスの詳細トレースを有効にする。',
      '失敗した操作を繰り返し、末尾の行を調べる。',
    ],
  },
  'log/ctl-client': {
    meaning:
      'CTL クライアントをインストールしたマシンに残るトレース。トークン、署名、サーバへの接続を記録する。',
    causes: [],
    cure: ['CallManager サーバではなく、そのワークステーションで調べる。'],
  },
  'log/ctl-client-install': {
    meaning: 'CTL クライアントのセットアップ プログラムのログ。',
    causes: [],
    cure: [
      'インストールが途中で止まった場合に調べる。プログラム本体は、特に指定しなければ C:\\Program Files\\Cisco\\CTL File に入る。',
    ],
  },
  'log/capf': {
    meaning:
      'パブリッシャで動作する CAPF のトレース。電話機とのセッション、認証文字列、発行した証明書を記録する。',
    causes: [],
    cure: ['デバイス名で検索し、直前の証明書操作の結果を調べる。'],
  },
  'log/srst-reference': {
    meaning:
      'SRST 証明書の取得のトレース。CallManager とゲートウェイのクレデンシャル サービスとのやり取りを記録する。',
    causes: [],
    cure: ['セキュア SRST リファレンスの証明書を取得できない場合に調べる。'],
  },
};
