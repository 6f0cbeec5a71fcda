# Hazards of wording in free text: found while it is typed, and on demand in a text of the peer.
lint-head = 其他语言可能读成别的意思：{ $count } 项
lint-none = 未发现已知会被其他语言误读的措辞。
lint-list = 文本中的发现
lint-item = { $name }：{ $excerpts }
lint-more = { $excerpts } 等
lint-refused = 此文本不能签发
lint-caution = 注意
lint-note = 文体
lint-reads = { $severity } · { $name }：{ $text }
lint-instead = 应写：{ $text }
lint-tab = 原文措辞可能的读法
lint-go = 按 Enter 转到文本中的该词。
lint-text = { $label }（{ $language }）
