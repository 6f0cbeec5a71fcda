# 文書の規則の用語：確認表と文書のページ。

profile-pass = 適合
profile-missing = 未記入
profile-late = 期限後
profile-differs = 不一致
profile-not-known = 不明
profile-fields = 書式の必要な項目は全て記入済み
profile-advisory = 原則
profile-line = { $state } · { $asked }
profile-line-article = { $state } · { $article } · { $asked }
profile-count-pass = 適合 { $count } 件
profile-count-missing = 未記入 { $count } 件
profile-count-late = 期限後 { $count } 件
profile-count-differs = 不一致 { $count } 件
profile-count-not-known = 不明 { $count } 件

article-article = 第 { $number } 条
article-chapter = 第 { $number } 章
article-annex = 附属書 { $number }
article-protocol = 議定書 { $number }
article-paragraph = 第 { $number } 項
article-part = { $article } { $number }

instruments-title = 文書一覧：各文書の定め
instruments-none = この文例集には文書のページがない。
instrument-page = 文書のページ
instrument-code = 符号：{ $code }
instrument-status = 状況：{ $status }
instrument-signed = 署名日：{ $date }
instrument-asks = 定めの内容
instrument-checks = 確認表で確認する事項
instrument-for = 通信：{ $kinds }
instrument-kinds = 用いる通信の種別：{ $count }
instrument-sources = 資料
key-instruments = 文書一覧
