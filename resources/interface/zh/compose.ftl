# Words of composing, checking, releasing, first start and pairing.

# The map.
map-name = 区域地图
map-empty = 世界地图。尚未输入任何区域。

# Choosing the kind.
kind-question = 出现了什么情况？
kind-search = 按情况用语检索（六种语言均可）
kind-list = 通报种类
kind-none = 没有包含全部这些词的通报种类。请减少或更换检索词。

# Controls of the form.
choose = 请选择
choose-or-type = 选择，或输入文字检索
not-stated = 未说明
leave-out = 不列此项
unit = 单位
mark-required = 必填
mark-critical = 对方须复诵核对
window-from = 自
window-until = 至
window-echo = 时长 { $hours } 小时 { $minutes } 分
instant-echo = { $dtg } · 当地 { $local } { $zone }
one-a-line = 每行一个。
one-position-a-line = 每行一个位置
points-read = 已读取 { $count } 个位置
text-language = 文本语言
text-count = { $used } / { $limit } 字符
area-add = 添加区域
area-remove = 移除
area-number = 区域 { $number }
shape-circle = 圆形
shape-polygon = 多边形
shape-sector = 扇形
shape-corridor = 走廊
shape-ocean-quadrant = 大洋象限
shape-water-body = 水域
shape-site = 已命名场区
area-centre = 中心
area-radius = 半径
area-points = 依次各点
area-width = 总宽度
area-start = 起始方位角
area-end = 顺时针至方位角
area-ocean = 大洋
area-quadrant = 象限
area-water-body = 水域
area-site = 场区

# References and corrections.
no-open-notices = 没有可引用的未结通报。
no-serial-yet = 尚无序号
notice-outgoing = 已发 { $serial } · { $at } · { $title } · { $circuit }
notice-incoming = 已收 { $serial } · { $at } · { $title } · { $circuit }
whole-notice = 整个通报
changes-choose-first = 请先选择要更正的通报；其字段将显示在此处。
was = 原为：{ $value }

# Advice on free text: said, never forced.
advice-decimal-comma = { $excerpt }：小数请用小数点；逗号在别的读者看来是千位分隔。
advice-date-not-iso = { $excerpt }：日期请写成 YYYY-MM-DD。
advice-time-without-zone = { $excerpt }：时刻请用 UTC 并加 Z，例如 18:00Z。
advice-digits-not-ascii = { $excerpt }：数字请用 0–9。
advice-myriad-number = { $excerpt }：请用数字写出完整数目。
advice-exclamation = { $excerpt }：请勿用感叹号；读来像是愤怒。
advice-quotation = { $excerpt }：请勿用引号；读来像是怀疑。

# What is wrong with a value, and what to do.
refusal-at = { $place }：{ $sentence }
at-item = 第 { $number } 项
at-line = 第 { $number } 行
rule-other = 此值违反规则 { $code }。请修改。
rule-field-missing = 尚未填写。请填写本项。
rule-part-missing = 还有空项。请填写该形状的全部内容。
rule-field-not-for-this-case = 本项不适用于此情况。请清空。
rule-not-a-position = 这不是位置。请写成 34°45.0′N 120°36.0′W、34 45 00 N 120 36 00 W 或 34.75, -120.6。
rule-longitude-first = 经度写在了前面，或字母不明确。请先写纬度（N 或 S），再写经度（E 或 W）。
rule-more-than-4-decimals = 过于精细：度数最多四位小数。请自行取舍。
rule-sixty-minutes = 分和秒须小于 60。请核对。
rule-latitude-range = 纬度不超过 90 度。请核对经纬度是否颠倒。
rule-longitude-range = 经度不超过 180 度。请核对。
rule-number-missing = 缺少数值。请用数字输入。
rule-decimal-comma = 逗号可读作千位分隔或小数点。小数请用点，不要分组。
rule-not-a-number = 这不是数字。请输入数字，小数用点。
rule-count-not-whole = 此处为计数。请输入不小于零的整数。
rule-number-range = 数字位数过多。请核对。
rule-unit-missing = 缺少单位。请选择单位。
rule-unknown-unit = 此单位不适用于本项。请从列表中选择。
rule-length-not-positive = 长度须大于零。请核对。
rule-longer-than-half-the-globe = 超过半个地球。请核对数值和单位。
rule-azimuth-range = 方位角为真方位 000.0 至 359.9 度，一位小数。请核对。
rule-more-than = 最多 { $limit }。请减少。
rule-less-than = 至少 { $limit }。请增加。
rule-more-than-minutes = 最长 { $limit } 分钟。请缩短时间窗。
rule-points = 需要 { $limit } 个位置。请核对列表。
rule-not-an-instant = 这不是时刻。请用 UTC 写成 2026-03-05 18:00Z 或 051800Z MAR 26。
rule-instant-without-zone = 缺少时区。请用 UTC 输入并加 Z。
rule-instant-range = 此时刻早于 1970 年或晚于 2199 年。请核对年份。
rule-instant-not-on-a-minute = 计划时刻精确到分。请去掉秒。
rule-not-a-date = 这不是日期。请写成 2026-03-05。
rule-impossible-date = 没有这样的日期或时刻。请核对。
rule-date-range = 此日期早于 1970 年或晚于 2199 年。请核对年份。
rule-window-start-missing = 缺少起始时刻。请用 UTC 输入。
rule-window-end-missing = 缺少结束时刻。请用 UTC 输入。
rule-window-ends-before-start = 结束时刻不在起始时刻之后。请核对两者。
rule-not-the-day-on-which-the-window-opens = 日期不是时间窗开始的 UTC 日。请修改其一。
rule-point-at-pole = 顶点不得位于极点。请稍作移动。
rule-point-repeated = 同一位置连续出现两次。请删去一个。
rule-edge-half-turn = 两点经度相差 180 度，连线不明确。请在其间加一点。
rule-polygon-around-pole = 多边形不得绕极。请改用绕极圆形。
rule-polygon-without-area = 这些点不构成区域。请核对。
rule-polygon-crosses-itself = 边线相交。请在地图上核对各点顺序。
rule-sector-without-width = 两个方位角相同。请改用圆形或修改其一。
rule-shape-not-of-this-field = 本项不能用此形状。请另选。
rule-not-in-the-list = 列表中没有此项。请从列表中选择。
rule-unknown-code = 模板包中没有此代码。请另选。
rule-list-empty = 列表为空。请添加。
rule-text-empty = 文本为空。请输入。
rule-text-too-long = 文本过长。请缩短。
rule-text-not-plain-ascii = 此处只能用基本拉丁字母、数字和符号。请重新输入。
rule-not-nfc = 部分字符的编码形式不规范。请在此重新输入。
rule-bidi-control = 文本含有改变书写方向的隐藏字符。请在此重新输入。
rule-control-character = 文本含有控制字符。请在此重新输入。
rule-invisible-character = 文本含有不可见字符。请在此重新输入。
rule-odd-space = 文本含有特殊空格。请改为普通空格。
rule-unassigned-character = 文本含有其他机器无法显示的字符。请删去。
rule-combining-marks = 一个字母上的附加符号过多。请删去。
rule-mixed-alphabets = 一个词混用了不同字母表的字母。请用同一种字母重新输入。
rule-change-without-effect = 新值与原值相同。请修改或取消勾选。
rule-test-mode-is-for-link-tests = 只有链路测试可用 TEST 模式。请另选线路。
rule-entry-too-long = 输入过长。请核对所输内容。
rule-not-a-value-yet = 尚未填完。请补全或清空。
rule-no-station = 与本站的连接已断。请等待恢复。
rule-address-given-twice = 同一台站被列为收方两次。请取消勾选一条线路。

# The composer.
composer-title = 拟写通报
step-situation = 1  情况
step-fill = 2  填写
step-check = 3  核对并发出
composer-next = 选定此种类(&C)
composer-check = 核对(&C)…
composer-release = 发出(&R)…
draft-saving = 草稿：正在保存…
draft-kept = 草稿已存于本站 { $at }
draft-not-kept = 草稿未保存：{ $reason }
send-to = 发往
circuit-row = { $name } · { $peer }（{ $party }）· { $mode }
circuit-locked-row = { $name } · { $peer }（{ $party }）· { $mode } · 发送已锁定
no-circuit-chosen = 尚未勾选线路。请勾选发往何处。
form-open = 还有 { $count } 项未填好。{ $first }
composition-open = 输入法尚未上屏。请先确认或取消输入。
heading-change = 更改报头…
heading-precedence = 缓急等级
heading-instrument = 依据文书
heading-obligation = 义务性质
heading-authority = 授权层级
heading-reply = 要求的回复

# Lead time and what the articles ask for.
lead-none = 此种类未规定提前量。
lead-unknown = 最晚时限：填写“{ $field }”后即可得知。
lead-left = 最晚时限 { $until }，还有 { $hours } 小时 { $minutes } 分
lead-late = 时限为 { $until }，已迟 { $hours } 小时 { $minutes } 分
lead-late-band = 迟发：仍可发出，双方屏幕都将标明“迟发”。
check-done = { $mark } { $field }
check-open = { $mark } { $field }：未填

# The proof.
peer-language = 对方语言
proof-own = 我方所读
proof-peer = 对方所读：{ $language }
proof-back = 由该文本读回：{ $language }
proof-same = 六种语言读回均为同一通报。
proof-differs = 读回并非同一通报：{ $languages }。不能发出。请修改标出的值。

# The release.
release-title = 发出
release-why = 此文本已冻结。每位值班员核对后，用自己的口令签署。第二名值班员可在另一席位签署。
release-alone-band = 双方屏幕都将标明“由一名值班员发出”。
release-officer = 值班员
release-passphrase = 该值班员的口令
release-sign = 签署发出(&S)
release-by-one = 由一名值班员发出(&O)…
release-take-back = 撤回(&T)
release-signed = 已签署：{ $names }。
release-nobody = 尚无
release-needed = 需要 { $needed } 名值班员。
release-expires = 剩余时间 { $left }
release-alone-in = { $left } 后可由一名值班员发出
release-digits = 文本数码
release-gone = 此次发出已结束：已发出、已撤回或已过期。请看通信列表。

# Lists.
drafts-list-title = 草稿
drafts-list-empty = 没有草稿。
drafts-list-open = 打开(&O)
drafts-list-discard = 丢弃(&D)
releases-list-title = 等待值班员签署的发出
releases-list-empty = 没有等待中的发出。
releases-list-open = 打开(&O)
draft-row = { $title } · { $circuits } · { $author } · { $at }
release-row = { $title } · { $at } · 已签署：{ $signed }／需 { $needed } 名
