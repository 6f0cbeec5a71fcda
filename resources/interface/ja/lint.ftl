# Hazards of wording in free text: found while it is typed, and on demand in a text of the peer.
lint-head = 他の言語で別の意味に読まれ得る事項：{ $count }
lint-none = 他の言語で別の意味に読まれると分かっている語はない。
lint-list = 文中の指摘
lint-item = { $name }：{ $excerpts }
lint-more = { $excerpts } など
lint-refused = このままでは発出されない
lint-caution = 注意
lint-note = 文体
lint-reads = { $severity } · { $name }：{ $text }
lint-instead = 代わりに：{ $text }
lint-tab = 原文の語句の読まれ方
lint-go = Enter で文中の語に移る。
lint-text = { $label }（{ $language }）
