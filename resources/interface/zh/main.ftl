# Words of the main window. Every language file holds the same keys and the same variables.

product = Readback
language-name = 中文
language-en = 英文
language-zh = 中文
language-ru = 俄文
language-fr = 法文
language-ja = 日文
language-ko = 朝文（韩文）

## Buttons everywhere
button-ok = 确定(&O)
button-cancel = 取消(&C)
button-close = 关闭
button-back = 返回(&B)

## Mode band
mode-actual = 正式
mode-exercise = 演练
mode-test = 测试
mode-actual-meaning = 由此发出的一切均为正式内容。
mode-exercise-meaning = 此处内容均非真实。
mode-test-meaning = 仅测试线路，无内容。
mode-scenario = 演练时钟 { $clock }
mode-also = 本台站另有：{ $modes }

## Clocks and watch
clock-own = 本地
clock-none = 对方台站
clock-offset = 时差
officer-on-watch = 值班：{ $officer }
officer-none = 本席位无人值班
officer-elsewhere = 其他席位值班：{ $officers }
watch-open = 登录(&O)…
watch-close = 退出(&F)
watch-title-watch = 登录值班
watch-title-unlock = 解锁台站
watch-why-watch = 打开您的密钥，用于回执和临时答复。签发时会再次询问口令。
watch-why-unlock = 台站没有数据密钥，在值班员解锁之前既不收也不发。
watch-officer = 值班员(&O)
watch-passphrase = 口令(&P)
watch-confirm-watch = 登录(&L)
watch-confirm-unlock = 解锁(&U)
station-locked = 台站已锁定：既不收也不发。
unlock-open = 解锁(&U)…
line-lost = 与本台站的连接中断（{ $code }）。显示内容可能已过时。
storage-fault = 值班日志无法写入（{ $code }）。修复之前不发出任何回执。

## Circuits
no-circuit = 尚无线路：请与另一台站配对。
pair-open = 配对(&P)…
circuits = 线路
fact-link = 线路已通
fact-no-link = 线路中断
fact-station = 对方台站有应答
fact-no-station = 对方台站无应答
fact-officer = 对方有值班员
fact-no-officer = 对方无值班员
fact-read = 对方最近一次阅读
fact-no-read = 对方尚未阅读
circuit-locked = 发送已锁定：{ $code }
circuit-missing = 仍在途中：序号 { $serials }
circuit-unlinked = 会话未接续：共享密钥不连续
circuit-queue = 待发：{ $waiting } · 未获回执：{ $unreceipted }
path-peer-key-mismatch = 对端密钥不符
path-refused-by-peer = 对端拒绝了本方
path-not-curve = 对端不是台站
path-no-answer = 该地址无应答
path-flooded = 对方发送过快，暂时切断
path-other = 通路故障：{ $code }

## Traffic list
new-notice = 新通报(&N)…
drafts = 草稿 ({ $count })
keys-open = 按键 F1
column-precedence = 缓急
column-notice = 通报
column-receipts = 回执
row-sent = 已发
row-received = 已收
serial-none = 发送时编号
precedence-flash = 特提
precedence-immediate = 特急
precedence-priority = 加急
precedence-routine = 平急
badge-late = 迟发
badge-delayed = 延迟到达
badge-expired = 已过期
badge-different = 不一致
badge-superseded = 已被取代
receipt-stored = 已存
receipt-read = 已阅
receipt-understood = 已读懂
receipt-passed-on = 已转呈
receipt-none = 尚无

## Short names of kinds, for the list
kind-missile-launch-planned = 计划发射导弹
kind-space-launch-planned = 计划航天发射
kind-launch-postponed = 发射时间变更
kind-launch-cancelled = 取消发射
kind-launch-completed = 发射结果
kind-launch-observed = 询问疑似发射
kind-event-characterised = 情况说明
kind-interim-reply = 临时答复
kind-not-understood = 内容不明
kind-correction = 电文更正
kind-station-status = 台站状况

## Message
message-none = 请从列表中选择通报。
message-unreadable = 本通报无法显示（{ $code }）。
heading-received = { $mode } · 发方 { $station } · 序号 { $serial } · 签发 { $released } · 到达 { $arrived }
heading-sent = { $mode } · 收方 { $station } · 序号 { $serial } · 签发 { $released }
heading-alone = 由一名值班员签发
text-own = 本席语言：{ $language }
text-sender = 发方：{ $language }
text-codes = 代码
text-log = 日志
text-map = 地图
text-more = ▼ 下面还有 { $lines } 行
template-unknown = 模板未知：本台站没有对应的模板包。名称和值按收到的原样显示。
template-banner = 模板未知
readback-same = 复诵：各值一致
readback-different = 复诵不一致：{ $fields }
event-stored = 已存于此
event-read = 已阅
event-readback-by = 已复诵
event-passed-on = 已转呈
event-released = 已签发
event-warning-confirmed = 提示已确认
log-empty = 尚无记录。
step-read = 标为已阅(&R)
step-readback = 复诵(&B)…
step-interim = 临时答复(&I)…
step-passed-on = 已转呈(&P)…
step-not-understood = 内容不明(&U)…
step-correct = 更正或撤回(&E)…
hold-watch = 登录值班后方可处理本通报。
hold-warnings = 请先逐条确认正文上方的提示。
hold-scroll = 请先读到正文末尾。
next-read = 下一步：标为已阅。
next-readback = 下一步：复诵各值。

## Warnings over the text
warning-late = 签发时已超过最晚时限。
warning-delayed = 签发 { $released }，到达 { $arrived }（时差 { $offset }）。
warning-expired = 有效期已于 { $until } 结束，内容可能不再成立。
warning-confirmed = 已确认
confirm-late = 确认：迟发
confirm-delayed = 确认：延迟到达
confirm-expired = 确认：已过期

## Readback
readback-title = 复诵
readback-why = 请将每个值与左侧正文逐一核对。
readback-kind = 这是哪一种通报？
readback-whole = 全文
readback-unset = 未注明
readback-choose = 请选择…
readback-confirm = 一致
readback-confirmed = 已核对
readback-compare = 核对
readback-differs = 与正文不符。请再看一遍，或说明内容不明。
readback-mode = 通信性质
readback-malformed = 此形式无法核对。
readback-type-instant = 按正文键入起始时间
readback-type-position = 按正文键入第一个位置
readback-type-number = 按正文键入
readback-type-text = 按正文键入
readback-progress = 已核对 { $settled } / { $total }
readback-send = 发送复诵(&R)
readback-unclear = 内容不明(&C)…
readback-unreadable = 正文第 { $line } 行无法复诵，请询问发方。

## Short answers
interim-title = 临时答复
interim-send = 发送临时答复(&S)
interim-answer-by = 答复时限（UTC）
passed-on-title = 转呈给
passed-on-confirm = 记为已转呈(&S)

## Alarms
alarm-flash = 特提
alarm-immediate = 特急
alarm-overdue = 逾期
alarm-link = 线路
alarm-integrity = 完整性
alarm-caution = 注意
alarm-open = 打开 F2
alarm-silence = 静音 30 秒 F3
alarm-take = 接手 F4
alarm-others = 另有 { $count } 个告警
alarm-count = { $count } 次
alarm-silenced = 已静音，稍后会再响
alarm-no-sound = 本机没有声音
alarm-ended = 原因已消失
alarm-code-message-arrived = 通报到达
alarm-code-readback-differs = 对方复诵不一致
alarm-code-our-readback-differs = 本方复诵不一致
alarm-code-template-unknown-there = 对方没有本通报的模板
alarm-code-violation = 收到违反协议的帧
alarm-code-link-lost = 线路中断
alarm-code-continuity-broken = 会话未接续
alarm-code-clocks-apart = 两地时钟有差
alarm-code-storage-failed = 值班日志无法写入
alarm-code-strangers-at-the-door = 端口有未知密钥来访
alarm-code-station-locked = 台站已锁定
alarm-code-own-epoch-opened = 本台站开启新编号期
alarm-code-peer-epoch-opened = 对方台站开启新编号期
alarm-code-peer-restored = 对方台站由备份恢复
alarm-code-roots-differ = 双方日志不一致
alarm-code-not-stored-there = 对方未按时存储
alarm-code-not-read-here = 此处未按时阅读
alarm-code-no-reply-from-there = 对方未按时答复
alarm-code-not-answered-here = 此处未按时答复
alarm-code-reply-overdue = 答复逾期
alarm-code-own-fork = 同一编号有两条记录：发送已锁定
alarm-code-peer-fork = 对方记录自相矛盾：发送已锁定
alarm-code-peer-copy = 对方台站另有一份在运行
alarm-code-own-copy = 本台站另有一份在运行

## Releases
releases-waiting = { $count } 份签发等待值班员。
releases-open = 核对并签发(&R)…

## Refusals
refused-other = 台站拒绝：{ $code } { $details }
refused-station-locked = 台站已锁定，请先解锁。
refused-station-busy = 台站正忙，请再试一次。
refused-message-unknown = 台站没有这份通报。
refused-link-lost = 与本台站没有连接，未发出任何内容。
refused-no-reply = 台站未及时应答。重做之前请先查看列表。
refused-wrong-passphrase = 口令错误，未作任何改动。
refused-officer-not-on-watch = 请先登录值班。
refused-warning-unconfirmed = 请先逐条确认正文上方的提示。
refused-not-read-yet = 请先标为已阅。
refused-release-expired = 签发已过期，请重新准备。
refused-hello-first = 正在恢复与本台站的连接，请再试一次。
refused-template-unknown = 本台站没有本通报的模板。
refused-alarm-unknown = 该告警已结束。

## Keys
keys-title = 按键
keys-note = 单按回车绝不会发送任何内容。Tab 和 Shift+Tab 在各处之间移动，方向键在列表内移动。
key-help = 本列表
key-alarm-open = 打开告警所指的通报
key-alarm-silence = 告警静音 30 秒
key-alarm-take = 接手告警
key-circuits = 转到线路
key-traffic = 转到通报列表
key-message = 转到正文
key-new = 新通报
key-drafts = 草稿
key-releases = 待签发
key-read = 标为已阅
key-readback = 复诵
key-interim = 临时答复
key-passed-on = 已转呈
key-not-understood = 内容不明
key-correct = 更正或撤回
key-watch = 登录、退出
key-link-test = 测试本线路
key-pair = 与台站配对
key-night = 日间或夜间
key-larger = 放大文字
key-smaller = 缩小文字
