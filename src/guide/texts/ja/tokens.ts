import type { tokens as tables } from '../../rows/tokens.ts';
import type { WordsFor } from '../words.ts';

export const tokens: WordsFor<typeof tables> = {
  'token/change-password': {
    meaning:
      'セキュリティ トークンのパスワードは、CTL ファイルの署名に使う秘密キーを取り出すためのものである。変更はいつでもできる。',
    causes: [
      'トークンが出荷時のパスワードのままである。',
      'CTL クライアントが変更を要求し、変更するまで先に進めない。',
    ],
    cure: [
      'CTL クライアントのある Windows 2000 マシンの USB ポートにトークンを挿す。',
      'etoken プログラム グループの Etoken Properties を開き、トークンの右クリック メニューから Change etoken password を選ぶ。',
      '古いパスワードを 1 回、新しいパスワードを 2 回入力し、OK をクリックする。',
      '新しいパスワードが受け付けられない場合は、Show Tips でパスワードの規則を確認する。',
    ],
  },
  'token/locked': {
    meaning:
      '誤ったパスワードが続いたため、トークンがロックされた。15 回までは許容されるが、16 回目でロックされ、以後はどのパスワードでも、管理者であっても解除できない。',
    causes: ['誤ったパスワードを 16 回続けて入力した。'],
    cure: [
      '署名には、CTL ファイルにある別のトークンを使う。',
      '新しいトークンを購入して CTL ファイルに追加し、ロックされたトークンを除く。',
      '使えるトークンが残っていなければ、トークンをすべて紛失した場合と同じ手順をとる。',
    ],
  },
  'token/counter-reset': {
    meaning:
      '数えられるのは連続した誤入力だけである。一度でも正しいパスワードを入力すれば、カウンタは 0 に戻る。',
    causes: [],
    cure: ['すでに何度か失敗している場合は、正しいパスワードを確認してから再試行する。'],
  },
  'smart-card/not-started': {
    meaning:
      'CTL クライアントは Windows の Smart Card サービスを通じてトークンにアクセスする。このサービスが停止中か自動起動でない間は、CTL ファイルにトークンを追加できない。',
    causes: [
      'このマシンで一度もサービスを開始していない。',
      'Windows や CallManager のアップグレード、またはサービス リリースの適用で設定が元に戻った。',
    ],
    cure: ['サービスを自動起動に設定して開始し、マシンをリブートする。'],
  },
  'smart-card/start': {
    meaning: 'Smart Card サービスをすぐに開始し、以後は Windows の起動のたびに動作させる。',
    causes: [
      'CTL クライアントのセットアップが、サービスが無効であることを検出した。',
      'アップグレード後にトークンが認識されない。',
    ],
    cure: [
      'CTL クライアントのあるマシンで、Administrative Tools の Services を開く。',
      'Smart Card のプロパティの General タブで、スタートアップの種類を Automatic にして Apply をクリックする。',
      'Start をクリックし、続いて OK をクリックする。',
      'リブートし、サービスが動作していることを確かめる。',
    ],
  },
};
