# 一份电文，多个国家。

many-recipient = 接收方
many-table = 各接收方的回执
many-answered = 已答复
many-also-to = 同时发往 { $stations }
many-one-body = 同一电文发往 { $count } 个中心
many-digits-title = 语音比对
many-digits-why = 持有同一电文者，30 位数码相同。一方朗读本方数码，另一方照所听输入；由本站比对，并将结果记入值班日志。
many-digits-show = 显示我方数码以供朗读(&S)
many-digits-same = 一致：对方持有同一电文。
many-digits-different = 第 { $groups } 组不一致。请对方重读这些组。若仍不一致，则对方持有的是另一电文。
event-digits-same = 语音比对数码：一致
event-digits-different = 语音比对数码：不一致
step-digits = 比对数码(&G)…
key-digits = 语音比对数码
