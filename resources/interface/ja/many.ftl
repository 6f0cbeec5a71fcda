# 一つの本文、複数の国。

many-recipient = 受信側
many-table = 受信側ごとの受領
many-answered = 回答あり
many-also-to = 同時送信先：{ $stations }
many-one-body = 同一本文を{ $count }局へ
many-digits-title = 音声で照合
many-digits-why = 同じ本文を持つ局は同じ30桁の数字を持つ。一方が自局の数字を読み、他方が聞いたとおりに入力する。局が照合し、結果を当直日誌に記録する。
many-digits-show = 読み上げ用に当方の数字を表示(&S)
many-digits-same = 一致：相手は同じ本文を持つ。
many-digits-different = 不一致：第{ $groups }組。その組をもう一度読んでもらうこと。それでも違う場合、相手の本文は別のものである。
event-digits-same = 数字を音声で照合：一致
event-digits-different = 数字を音声で照合：不一致
step-digits = 数字を照合(&G)…
key-digits = 数字を音声で照合
