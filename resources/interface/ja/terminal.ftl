# Refusals that a person meets at the command line.
refused-folder-missing = このフォルダーに局がありません（{ $details }）。「readback station create」で作成するか、--folder で別のフォルダーを指定してください。
refused-link-file-unreadable = このフォルダーで局が起動されたことはありません（{ $details }）。「readback station run」で起動するか、--folder で別のフォルダーを指定してください。
refused-folder-exists = この場所には既に何かがあります（{ $details }）。何も変更していません。まだ存在しないフォルダーを指定してください。
refused-folder-not-empty = フォルダーが空ではありません（{ $details }）。何も変更していません。空のフォルダーか新しいフォルダーを指定してください。
refused-officers-too-few = 当直者の人数が足りません（{ $details }）。各人を合言葉とともに指定してください。
refused-circuit-unknown = この名前の回線はありません（{ $details }）。「readback status」で回線を一覧できます。
refused-scenario-unknown = この名前の想定はありません（{ $details }）。
refused-languages-malformed = 二つの席の言語を、en,zh のようにコンマで区切った二つのコードで指定してください（{ $details }）。
refused-text-unreadable = この文面は、ここにあるひな形集が指定の言語で印刷したものではないか、変更されています（{ $details }）。推測は一切していません。
refused-passphrase-not-given = この当直者の合言葉が渡されていません（{ $details }）。
