# The scenario panel of the loopback demo.
demo-title = Readback デモ：この端末上の二つの局
demo-explain = 両局とも演習局です。台本の当直者は人と同じ要求を使います。いつでもどちらの席でも操作できます。
demo-scenario = 想定
demo-next = 次の段階へ
demo-run = 自動で進める
demo-pause = 一時停止
demo-step = 第{ $number }段階：{ $party } { $action }
demo-send = { $label } を送信
demo-read = { $label } を閲覧
demo-read-back = { $label } を復唱
demo-pass-on = { $label } を責任者へ伝達
demo-interim = { $label } に暫定回答を送信
demo-done = 全段階が終わりました。各通報に最後の受領応答があり、両局の木は一致しています。
demo-not-done = 全段階が終わりましたが、不足があります。記録を確認してください。
demo-failed = 段階が失敗しました：{ $why }
