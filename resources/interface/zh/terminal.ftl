# Refusals that a person meets at the command line.
refused-folder-missing = 此文件夹中没有站（{ $details }）。请用“readback station create”建立，或用 --folder 指定另一文件夹。
refused-link-file-unreadable = 此文件夹中尚未运行过站（{ $details }）。请用“readback station run”启动，或用 --folder 指定另一文件夹。
refused-folder-exists = 该位置已有内容（{ $details }），未作任何更改。请指定尚不存在的文件夹。
refused-folder-not-empty = 文件夹非空（{ $details }），未作任何更改。请指定空文件夹或新文件夹。
refused-officers-too-few = 值班员人数不足（{ $details }）。请逐一给出值班员及其口令。
refused-circuit-unknown = 没有此名称的线路（{ $details }）。“readback status”可列出线路。
refused-scenario-unknown = 没有此名称的情景（{ $details }）。
refused-languages-malformed = 请以逗号分隔的两个代码给出两个席位的语言，例如 en,zh（{ $details }）。
refused-text-unreadable = 此文本并非由此处持有的模板包以所给语言打印，或已被改动（{ $details }）。未作任何推测。
refused-passphrase-not-given = 未给出该值班员的口令（{ $details }）。
