# The scenario panel of the loopback demo.
demo-title = Readback 演示：本机上的两个台站
demo-explain = 两个台站均为演练台站。脚本值班员使用与真人相同的请求。您可以随时在任一席位上操作。
demo-scenario = 情景
demo-next = 播放下一步
demo-run = 自动播放
demo-pause = 暂停
demo-step = 第 { $number } 步：{ $party } { $action }
demo-send = 发送 { $label }
demo-read = 阅读 { $label }
demo-read-back = 复诵 { $label }
demo-pass-on = 转呈 { $label }
demo-interim = 对 { $label } 发送临时答复
demo-done = 全部步骤已播放。每条通报均有其最后回执；双方计算的树相同。
demo-not-done = 全部步骤已播放，但有缺项。请查看记录。
demo-failed = 一个步骤失败：{ $why }
