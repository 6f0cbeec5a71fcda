# 符号語と番号による短文：操作卓及び音声用の一覧。

short-title = 短文通信
short-type = 符号語と番号
short-hint = 最初の数文字でよい。音声で受けたときは検査数字4桁も入力
short-say = 音声：語、番号、検査数字
short-release = 発信手続へ(&R)…
short-none = 双方が持つ定型文集に短文通信はない。
short-check-same = 語、番号、検査数字が合っている。
rule-word-unknown = この語は一覧にない。もう一度1文字ずつ読んでもらうこと。
rule-number-missing = 番号は2桁である。もう一度読んでもらうこと。
rule-number-unknown = 語と番号が合わない。両方をもう一度読んでもらうこと。
rule-check-digits-missing = 検査数字は4桁必要である。もう一度読んでもらうこと。
rule-check-digits-differ = 検査数字が入力内容と合わない。語、番号、値、検査数字をもう一度読んでもらうこと。
rule-thirty-digits = 30桁の数字が必要である。もう一度読んでもらうこと。
key-short = 符号語による短文通信
short-sheet-title = 音声用短文一覧
short-sheet-pack = 定型文集 { $pack }、第{ $edition }版、{ $hash }。この文集を持つ側のためのもの。
short-sheet-say = 語を1文字ずつ読み、続けて番号と検査数字を1桁ずつ読む。
short-sheet-hear = 聞く側は聞いたとおりに入力する。語、番号、検査数字が合う場合に限り、操作卓は文を表示する。
short-sheet-values = 時刻又は場所も読む場合、検査数字は別のものになる。発信側の操作卓が表示する。
short-sheet-text = 文
short-sheet-also = 併せて読めるもの
short-sheet-letters = 文字
short-sheet-digits = 数字
short-sheet-line = { $label }：{ $value }
