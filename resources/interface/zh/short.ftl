# 代码词加编号的短电文：值班台和语音用表。

short-title = 短电文
short-type = 代码词和编号
short-hint = 输入前几个字母即可；语音接收时再输入 4 位校验数码
short-say = 语音：代码词、编号、校验数码
short-release = 转至签发(&R)…
short-none = 双方共有的模板包中没有短电文。
short-check-same = 代码词、编号和校验数码相符。
rule-word-unknown = 表中无此代码词。请对方重新逐字母拼读。
rule-number-missing = 编号为两位数字。请对方重读。
rule-number-unknown = 代码词与编号不对应。请对方重读两者。
rule-check-digits-missing = 需要四位校验数码。请对方重读。
rule-check-digits-differ = 校验数码与所输入内容不符。请对方重读代码词、编号、数据和校验数码。
rule-thirty-digits = 需要三十位数码。请对方重读。
key-short = 按代码词发短电文
short-sheet-title = 语音用短电文表
short-sheet-pack = 模板包 { $pack }，第 { $edition } 版，{ $hash }。仅供持有该模板包的各方使用。
short-sheet-say = 逐个字母读代码词，再逐位读编号和校验数码。
short-sheet-hear = 接听方照所听输入。只有代码词、编号和校验数码相符时，控制台才显示文本。
short-sheet-values = 如同时读出时间或地点，校验数码随之不同，由发送方控制台显示。
short-sheet-text = 文本
short-sheet-also = 可同时读出
short-sheet-letters = 字母
short-sheet-digits = 数字
short-sheet-line = { $label }：{ $value }
