# 各国が各共同宣言について述べたことと日付。判断はしない。

decl-title = 共同宣言
decl-table = 宣言と国
decl-why = 各国がこれらの回線で述べたことを、発信されたとおりに示す。後の表明は先の表明を打ち消さない。
decl-head = 宣言
decl-own = { $party }（当方）
decl-nothing = ここでは表明なし
decl-reading = 読み込み中：{ $count }件。表はまだ完全ではない。
decl-none = ここの定型文集に宣言はない。
decl-propose = 提案 { $date }
decl-reaffirm = 再確認 { $date }
decl-question = 質問 { $date }
decl-clarify = 説明 { $date }
decl-withdrawn = { $statement }、撤回 { $date }
decl-corrected = { $statement }、訂正 { $date }
decl-to = { $statement } → { $party }
decl-line = { $statement } · 発信 { $at }
decl-mode = モード
key-declarations = 共同宣言
