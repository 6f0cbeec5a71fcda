# Words of the main window. Every language file holds the same keys and the same variables.

product = Readback
language-name = 日本語
language-en = 英語
language-zh = 中国語
language-ru = ロシア語
language-fr = フランス語
language-ja = 日本語
language-ko = 朝鮮・韓国語

## Buttons everywhere
button-ok = OK(&O)
button-cancel = 取消(&C)
button-close = 閉じる
button-back = 戻る(&B)

## Mode band
mode-actual = 実通信
mode-exercise = 演習
mode-test = 試験
mode-actual-meaning = ここから送るものはすべて実際の内容です。
mode-exercise-meaning = 内容は実際のものではありません。
mode-test-meaning = 回線試験のみ、内容なし。
mode-scenario = 演習時計 { $clock }
mode-also = この局には他に：{ $modes }

## Clocks and watch
clock-own = こちら
clock-none = 相手局
clock-offset = 時刻差
officer-on-watch = 当直：{ $officer }
officer-none = この席に当直者なし
officer-elsewhere = 他の席の当直：{ $officers }
watch-open = 当直に就く(&O)…
watch-close = 終了(&F)
watch-title-watch = 当直に就く
watch-title-unlock = 局の施錠を解く
watch-why-watch = 受領応答と中間回答のための鍵を開きます。発出の際は合言葉を再び尋ねます。
watch-why-unlock = 局にデータの鍵がありません。当直者が解錠するまで受信も送信もしません。
watch-officer = 当直者(&O)
watch-passphrase = 合言葉(&P)
watch-confirm-watch = 就く(&S)
watch-confirm-unlock = 解錠(&U)
station-locked = 局は施錠中：受信も送信もしません。
unlock-open = 解錠(&U)…
line-lost = 自局との接続がありません（{ $code }）。表示は古い可能性があります。
storage-fault = 当直日誌に書き込めません（{ $code }）。修復まで受領応答は出ません。

## Circuits
no-circuit = 回線がまだありません：他の局と対にしてください。
pair-open = 対にする(&P)…
circuits = 回線
fact-link = 回線接続中
fact-no-link = 回線断
fact-station = 相手局 応答あり
fact-no-station = 相手局 応答なし
fact-officer = 相手側に当直者あり
fact-no-officer = 相手側に当直者なし
fact-read = 相手側の最後の閲覧
fact-no-read = 相手側の閲覧なし
circuit-locked = 送信施錠：{ $code }
circuit-missing = 未着：番号 { $serials }
circuit-unlinked = セッション不連続：共有の秘密が続いていません
circuit-queue = 待機：{ $waiting } · 受領応答なし：{ $unreceipted }
path-peer-key-mismatch = 相手端の鍵が異なります
path-refused-by-peer = 相手端が拒みました
path-not-curve = 相手端は局ではありません
path-no-answer = 宛先から応答なし
path-flooded = 相手側の送信が速すぎるため一時切断
path-other = 経路の障害：{ $code }

## Traffic list
new-notice = 新規通報(&N)…
drafts = 下書き ({ $count })
keys-open = キー F1
column-precedence = 緊急度
column-notice = 通報
column-receipts = 受領応答
row-sent = 送信
row-received = 受信
serial-none = 送信時に採番
precedence-flash = 最緊急
precedence-immediate = 緊急
precedence-priority = 優先
precedence-routine = 通常
badge-late = 遅延発出
badge-delayed = 遅着
badge-expired = 有効期間終了
badge-different = 不一致
badge-superseded = 置換済み
receipt-stored = 保存
receipt-read = 閲覧
receipt-understood = 理解
receipt-passed-on = 伝達
receipt-none = 未

## Short names of kinds, for the list
kind-missile-launch-planned = ミサイル発射予定
kind-space-launch-planned = 宇宙打ち上げ予定
kind-launch-postponed = 時間帯変更
kind-launch-cancelled = 発射・打ち上げ中止
kind-launch-completed = 発射・打ち上げ結果
kind-launch-observed = 観測事象の質問
kind-event-characterised = 観測事象の説明
kind-interim-reply = 中間回答
kind-not-understood = 内容不明
kind-correction = 通信の訂正
kind-station-status = 局の状況

## Message
message-none = 一覧から通報を選んでください。
message-unreadable = この通報は表示できません（{ $code }）。
heading-received = { $mode } · 発信 { $station } · 番号 { $serial } · 発出 { $released } · 到着 { $arrived }
heading-sent = { $mode } · 宛先 { $station } · 番号 { $serial } · 発出 { $released }
heading-alone = 当直者一名で発出
text-own = この席の言語：{ $language }
text-sender = 発信者：{ $language }
text-codes = 符号
text-log = 日誌
text-map = 地図
text-more = ▼ 下にあと { $lines } 行
template-unknown = 様式不明：対応する様式集がありません。名前と値を受信したまま示します。
template-banner = 様式不明
readback-same = 復唱：すべて一致
readback-different = 復唱 不一致：{ $fields }
event-stored = こちらで保存
event-read = 閲覧
event-readback-by = 復唱
event-passed-on = 伝達
event-released = 発出
event-warning-confirmed = 表示を確認
log-empty = まだ記録がありません。
step-read = 閲覧済みにする(&R)
step-readback = 復唱(&B)…
step-interim = 中間回答(&I)…
step-passed-on = 伝達済み(&P)…
step-not-understood = 内容不明(&U)…
step-correct = 訂正・撤回(&E)…
hold-watch = 当直に就くとこの通報を扱えます。
hold-warnings = まず本文の上の表示を一つずつ確認してください。
hold-scroll = まず本文を最後まで読んでください。
next-read = 次：閲覧済みにする。
next-readback = 次：値を復唱する。

## Warnings over the text
warning-late = 期限の時刻より後に発出されました。
warning-delayed = 発出 { $released }、到着 { $arrived }（時刻差 { $offset }）。
warning-expired = 有効期間は { $until } に終了。内容が今も成り立つとは限りません。
warning-confirmed = 確認済み
confirm-late = 確認：遅延発出
confirm-delayed = 確認：遅着
confirm-expired = 確認：有効期間終了

## Readback
readback-title = 復唱
readback-why = 一つずつ左の本文と見比べてください。
readback-kind = この通報の種別は？
readback-whole = 全文
readback-unset = 記載なし
readback-choose = 選択…
readback-confirm = 一致
readback-confirmed = 照合済み
readback-compare = 照合
readback-differs = 本文と異なります。もう一度見るか、不明と伝えてください。
readback-mode = 通信区分
readback-malformed = この形では照合できません。
readback-type-instant = 開始時刻を本文から入力
readback-type-position = 最初の位置を本文から入力
readback-type-number = 本文から入力
readback-type-text = 本文から入力
readback-progress = { $total } 件中 { $settled } 件照合済み
readback-send = 復唱を送る(&R)
readback-unclear = 不明(&C)…
readback-unreadable = 本文を復唱できません（{ $line } 行目）。発信者に尋ねてください。

## Short answers
interim-title = 中間回答
interim-send = 中間回答を送る(&S)
interim-answer-by = 回答期限（UTC）
passed-on-title = 伝達先
passed-on-confirm = 伝達済みと記す(&S)

## Alarms
alarm-flash = 最緊急
alarm-immediate = 緊急
alarm-overdue = 期限超過
alarm-link = 回線
alarm-integrity = 完全性
alarm-caution = 注意
alarm-open = 開く F2
alarm-silence = 30 秒消音 F3
alarm-take = 引き受け F4
alarm-others = ほかにアラーム { $count } 件
alarm-count = { $count } 回
alarm-silenced = 消音中、再び鳴ります
alarm-no-sound = この機械は音が出ません
alarm-ended = 原因は解消
alarm-code-message-arrived = 通報が到着
alarm-code-readback-differs = 相手の復唱が不一致
alarm-code-our-readback-differs = こちらの復唱が不一致
alarm-code-template-unknown-there = 相手にこの通報の様式がありません
alarm-code-violation = 規約に反するフレーム
alarm-code-link-lost = 回線断
alarm-code-continuity-broken = セッション不連続
alarm-code-clocks-apart = 時刻差あり
alarm-code-storage-failed = 当直日誌に書き込めません
alarm-code-strangers-at-the-door = 未知の鍵による接続
alarm-code-station-locked = 局は施錠中
alarm-code-own-epoch-opened = 自局が新しい期を開始
alarm-code-peer-epoch-opened = 相手局が新しい期を開始
alarm-code-peer-restored = 相手局が複製から復元
alarm-code-roots-differ = 双方の日誌が不一致
alarm-code-not-stored-there = 相手側の保存が期限超過
alarm-code-not-read-here = こちらの閲覧が期限超過
alarm-code-no-reply-from-there = 相手側の回答が期限超過
alarm-code-not-answered-here = こちらの回答が期限超過
alarm-code-reply-overdue = 回答の期限超過
alarm-code-own-fork = 同じ番号に記録が二つ：送信施錠
alarm-code-peer-fork = 相手の記録に矛盾：送信施錠
alarm-code-peer-copy = 相手局の複製が動いています
alarm-code-own-copy = 自局の複製が動いています

## Releases
releases-waiting = { $count } 件の発出が当直者を待っています。
releases-open = 点検して発出(&R)…

## Refusals
refused-other = 局が拒みました：{ $code } { $details }
refused-station-locked = 局は施錠中です。先に解錠してください。
refused-station-busy = 局が処理中です。もう一度お試しください。
refused-message-unknown = 局にこの通報がありません。
refused-link-lost = 自局との接続がありません。何も送っていません。
refused-no-reply = 局の応答が間に合いませんでした。繰り返す前に一覧を見てください。
refused-wrong-passphrase = 合言葉が違います。何も変更していません。
refused-officer-not-on-watch = 先に当直に就いてください。
refused-warning-unconfirmed = まず本文の上の表示を一つずつ確認してください。
refused-not-read-yet = 先に閲覧済みにしてください。
refused-release-expired = 発出の期限が切れました。もう一度準備してください。
refused-hello-first = 自局との接続を復旧中です。もう一度お試しください。
refused-template-unknown = この通報の様式がありません。
refused-alarm-unknown = このアラームは終わっています。

## Keys
keys-title = キー
keys-note = Enter だけで何かが送られることはありません。Tab と Shift+Tab で移動、矢印キーで一覧の中を移動します。
key-help = この一覧
key-alarm-open = アラームの通報を開く
key-alarm-silence = 30 秒消音
key-alarm-take = アラームを引き受ける
key-circuits = 回線へ
key-traffic = 一覧へ
key-message = 本文へ
key-new = 新規通報
key-drafts = 下書き
key-releases = 発出待ち
key-read = 閲覧済みにする
key-readback = 復唱
key-interim = 中間回答
key-passed-on = 伝達済み
key-not-understood = 内容不明
key-correct = 訂正・撤回
key-watch = 当直に就く・終える
key-link-test = この回線の試験
key-pair = 局と対にする
key-night = 昼・夜
key-larger = 文字を大きく
key-smaller = 文字を小さく
