# 各国就各项共同声明所作表示及其日期，不作判断。

decl-title = 共同声明
decl-table = 声明与国家
decl-why = 各国经这些线路所作的表示，按签发原文列出。后作的表示不抵消先前的表示。
decl-head = 声明
decl-own = { $party }（本方）
decl-nothing = 此处无表示
decl-reading = 仍在读取：{ $count } 份。表格尚不完整。
decl-none = 此处的模板包中没有声明。
decl-propose = 提议 { $date }
decl-reaffirm = 重申 { $date }
decl-question = 询问 { $date }
decl-clarify = 说明 { $date }
decl-withdrawn = { $statement }，已撤回 { $date }
decl-corrected = { $statement }，已更正 { $date }
decl-to = { $statement } → { $party }
decl-line = { $statement } · 签发 { $at }
decl-mode = 模式
key-declarations = 共同声明
