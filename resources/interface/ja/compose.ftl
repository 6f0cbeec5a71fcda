# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = 区域の地図
map-empty = 世界地図。区域はまだ入力されていない。

# Choosing the kind.
kind-question = どのような事態か。
kind-search = 事態の言葉で検索（六言語のいずれでも）
kind-list = 通報の種別
kind-none = これらの語をすべて含む通報種別はない。語を減らすか変えること。

# Controls of the form.
choose = 選択
choose-or-type = 選択、又は入力して検索
not-stated = 記載なし
leave-out = この項目は載せない
unit = 単位
mark-required = 必須
mark-critical = 相手側が復唱して照合
window-from = から
window-until = まで
window-echo = 長さ { $hours } 時間 { $minutes } 分
instant-echo = { $dtg } · 現地 { $local } { $zone }
one-a-line = 一行に一つ。
one-position-a-line = 一行に一つの位置
points-read = 読み取った位置：{ $count }
text-language = 文の言語
text-count = { $used } / { $limit } 文字
area-add = 区域を追加
area-remove = 取り除く
area-number = 区域 { $number }
shape-circle = 円
shape-polygon = 多角形
shape-sector = 扇形
shape-corridor = 帯状区域
shape-ocean-quadrant = 海洋の象限
shape-water-body = 水域
shape-site = 名称のある場所
area-centre = 中心
area-radius = 半径
area-points = 順に並べた位置
area-width = 全幅
area-start = 開始方位角
area-end = 時計回りに終了方位角
area-ocean = 海洋
area-quadrant = 象限
area-water-body = 水域
area-site = 場所

# References and corrections.
no-open-notices = 参照できる継続中の通報はない。
no-serial-yet = 番号未付与
notice-outgoing = 発信 { $serial } · { $at } · { $title } · { $circuit }
notice-incoming = 受信 { $serial } · { $at } · { $title } · { $circuit }
whole-notice = 通報全体
changes-choose-first = 訂正する通報を先に選ぶと、その項目がここに出る。
was = 元の値：{ $value }

# Advice on free text: said, never forced.
advice-decimal-comma = { $excerpt }：小数は点で書く。読点やコンマは他の読み手には桁区切りになる。
advice-date-not-iso = { $excerpt }：日付は YYYY-MM-DD と書く。
advice-time-without-zone = { $excerpt }：時刻は UTC とし Z を付ける（例 18:00Z）。
advice-digits-not-ascii = { $excerpt }：数字は 0–9 で書く。
advice-myriad-number = { $excerpt }：数は全桁を数字で書く。
advice-exclamation = { $excerpt }：感嘆符は使わない。怒りと読まれる。
advice-quotation = { $excerpt }：引用符は使わない。疑いと読まれる。

# What is wrong with a value, and what to do.
refusal-at = { $place }：{ $sentence }
at-item = { $number } 番目
at-line = { $number } 行目
rule-other = この値は規則 { $code } に反する。直すこと。
rule-field-missing = 未入力。この項目を入力すること。
rule-part-missing = 空欄がある。この形の欄をすべて埋めること。
rule-field-not-for-this-case = この項目はこの場合に当たらない。空にすること。
rule-not-a-position = 位置として読めない。34°45.0′N 120°36.0′W、34 45 00 N 120 36 00 W、34.75, -120.6 のいずれかで入力すること。
rule-longitude-first = 経度が先にあるか、文字が明らかでない。先に緯度を N か S で、次に経度を E か W で入力すること。
rule-more-than-4-decimals = 細かすぎる。度の小数は四桁まで。自ら丸めること。
rule-sixty-minutes = 分と秒は 60 未満。確かめること。
rule-latitude-range = 緯度は 90 度まで。緯度と経度が逆でないか確かめること。
rule-longitude-range = 経度は 180 度まで。確かめること。
rule-number-missing = 数がない。数字で入力すること。
rule-decimal-comma = コンマは桁区切りとも小数点とも読まれる。小数は点を使い、桁を区切らないこと。
rule-not-a-number = 数として読めない。数字で、小数は点を使って入力すること。
rule-count-not-whole = 個数である。ゼロ以上の整数を入力すること。
rule-number-range = 桁が多すぎる。確かめること。
rule-unit-missing = 単位がない。選ぶこと。
rule-unknown-unit = この単位はここでは使えない。一覧から選ぶこと。
rule-length-not-positive = 長さはゼロより大きい。確かめること。
rule-longer-than-half-the-globe = 地球半周より長い。数と単位を確かめること。
rule-azimuth-range = 方位角は真方位 000.0 から 359.9 度、小数一桁。確かめること。
rule-more-than = { $limit } まで。減らすこと。
rule-less-than = { $limit } 以上。増やすこと。
rule-more-than-minutes = { $limit } 分まで。時間帯を短くすること。
rule-points = 位置は { $limit } 個必要。一覧を確かめること。
rule-not-an-instant = 時刻として読めない。UTC で 2026-03-05 18:00Z 又は 051800Z MAR 26 と入力すること。
rule-instant-without-zone = 時間帯がない。UTC で入力し Z を付けること。
rule-instant-range = 1970 年より前か 2199 年より後である。年を確かめること。
rule-instant-not-on-a-minute = 予定時刻は分まで。秒を除くこと。
rule-not-a-date = 日付として読めない。2026-03-05 のように入力すること。
rule-impossible-date = そのような日時はない。確かめること。
rule-date-range = 1970 年より前か 2199 年より後である。年を確かめること。
rule-window-start-missing = 開始がない。UTC で入力すること。
rule-window-end-missing = 終了がない。UTC で入力すること。
rule-window-ends-before-start = 終了が開始より後でない。両方を確かめること。
rule-not-the-day-on-which-the-window-opens = 日付が時間帯の始まる UTC の日と異なる。どちらかを直すこと。
rule-point-at-pole = 角を極に置くことはできない。少しずらすこと。
rule-point-repeated = 同じ位置が続けて二度ある。一つを除くこと。
rule-edge-half-turn = 二点の経度差がちょうど 180 度で、結ぶ線が定まらない。間に点を加えること。
rule-polygon-around-pole = 多角形で極を囲むことはできない。極を中心とする円を使うこと。
rule-polygon-without-area = これらの位置は区域を囲まない。確かめること。
rule-polygon-crosses-itself = 辺が交わる。地図で位置の順序を確かめること。
rule-sector-without-width = 二つの方位角が同じ。円を使うか一方を変えること。
rule-shape-not-of-this-field = この項目ではこの形は使えない。別の形を選ぶこと。
rule-not-in-the-list = 一覧にない。一覧から選ぶこと。
rule-unknown-code = テンプレートにこの符号はない。別のものを選ぶこと。
rule-list-empty = 一覧が空である。追加すること。
rule-text-empty = 文が空である。入力すること。
rule-text-too-long = 文が長すぎる。短くすること。
rule-text-not-plain-ascii = ここでは基本ラテン文字、数字、記号だけ。入力し直すこと。
rule-not-nfc = 通常と異なる合成の文字がある。ここで入力し直すこと。
rule-bidi-control = 書字方向を変える隠れた符号がある。ここで入力し直すこと。
rule-control-character = 制御文字がある。ここで入力し直すこと。
rule-invisible-character = 見えない文字がある。ここで入力し直すこと。
rule-odd-space = 特殊な空白がある。通常の空白にすること。
rule-unassigned-character = 他の機械で表示できない文字がある。除くこと。
rule-combining-marks = 一文字に付く記号が多すぎる。除くこと。
rule-mixed-alphabets = 一語に異なる字母が混じる。一つの字母で入力し直すこと。
rule-change-without-effect = 新しい値が元の値と同じ。変えるか印を外すこと。
rule-test-mode-is-for-link-tests = TEST では回線試験だけを送れる。別の回線を選ぶこと。
rule-entry-too-long = 長すぎる。入力した内容を確かめること。
rule-not-a-value-yet = まだ終わっていない。補うか空にすること。
rule-no-station = 自局との回線がない。戻るまで待つこと。
rule-address-given-twice = 同じ局が宛先に二度ある。一つの回線の印を外すこと。

# The composer.
composer-title = 通報の作成
step-situation = 1  事態
step-fill = 2  記入
step-check = 3  確認と発出
composer-next = この種別を選ぶ(&C)
composer-check = 確認(&C)…
composer-release = 発出(&R)…
draft-saving = 下書き：保存中…
draft-kept = 下書きを局に保存 { $at }
draft-not-kept = 下書きは未保存：{ $reason }
send-to = 宛先
circuit-row = { $name } · { $peer }（{ $party }）· { $mode }
circuit-locked-row = { $name } · { $peer }（{ $party }）· { $mode } · 送信は施錠中
no-circuit-chosen = 回線が選ばれていない。宛先に印を付けること。
form-open = 未了の項目：{ $count }。{ $first }
composition-open = 変換が確定していない。先に確定するか取り消すこと。
heading-change = 見出しを変更…
heading-precedence = 緊急度
heading-instrument = 根拠文書
heading-obligation = 義務
heading-authority = 権限の段階
heading-reply = 求める返答

# Lead time and what the articles ask for.
lead-none = この種別に事前期限の定めはない。
lead-unknown = 期限：「{ $field }」を記入すると分かる。
lead-left = 期限 { $until } まで残り { $hours } 時間 { $minutes } 分
lead-late = 期限 { $until } を { $hours } 時間 { $minutes } 分 過ぎた
lead-late-band = 遅延発出：なお発出できる。双方に「遅延」と表示される。
check-done = { $mark } { $field }
check-open = { $mark } { $field }：未記入

# The proof.
peer-language = 相手側の言語
proof-own = 当方が読む文
proof-peer = 相手側が読む文：{ $language }
proof-back = この言語の文から読み戻した文：{ $language }
proof-same = 六言語すべて、読み戻すと同じ通報になる。
proof-differs = 読み戻すと同じ通報にならない：{ $languages }。発出できない。印の付いた値を直すこと。

# The release.
release-title = 発出
release-why = この文は固定された。各当直者が照合し、自分のパスフレーズで署名する。二人目は別の席で署名してよい。
release-alone-band = 双方の画面に「当直者一名で発出」と表示される。
release-officer = 当直者
release-passphrase = この当直者のパスフレーズ
release-sign = 発出に署名(&S)
release-by-one = 当直者一名で発出(&O)…
release-take-back = 取り下げ(&T)
release-signed = 署名済み：{ $names }。
release-nobody = なし
release-needed = 必要な当直者：{ $needed } 名。
release-expires = 残り { $left }
release-alone-in = { $left } 後は当直者一名で発出できる
release-digits = 文の数字
release-gone = この発出は終わった（発出済み、取り下げ、又は期限切れ）。通信一覧を見ること。

# Lists.
drafts-list-title = 下書き
drafts-list-empty = 下書きはない。
drafts-list-open = 開く(&O)
drafts-list-discard = 破棄(&D)
releases-list-title = 当直者を待つ発出
releases-list-empty = 待機中の発出はない。
releases-list-open = 開く(&O)
draft-row = { $title } · { $circuits } · { $author } · { $at }
release-row = { $title } · { $at } · 署名済み：{ $signed }／必要 { $needed } 名
