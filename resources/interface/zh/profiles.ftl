# 文书规则用语：核对表和文书页面。

profile-pass = 符合
profile-missing = 缺项
profile-late = 迟于时限
profile-differs = 不符
profile-not-known = 不详
profile-fields = 表单必填各项均已填写
profile-advisory = 通常
profile-line = { $state } · { $asked }
profile-line-article = { $state } · { $article } · { $asked }
profile-count-pass = 符合 { $count } 项
profile-count-missing = 缺 { $count } 项
profile-count-late = 迟于时限 { $count } 项
profile-count-differs = 不符 { $count } 项
profile-count-not-known = 不详 { $count } 项

article-article = 第 { $number } 条
article-chapter = 第 { $number } 章
article-annex = 附件 { $number }
article-protocol = 议定书 { $number }
article-paragraph = 第 { $number } 款
article-part = { $article }（{ $number }）

instruments-title = 文书一览：各文书的规定
instruments-none = 此模板包没有文书页面。
instrument-page = 文书页面
instrument-code = 代码：{ $code }
instrument-status = 状况：{ $status }
instrument-signed = 签署日期：{ $date }
instrument-asks = 规定内容
instrument-checks = 核对表核对的内容
instrument-for = 电文：{ $kinds }
instrument-kinds = 适用的电文种类：{ $count }
instrument-sources = 资料来源
key-instruments = 文书一览
