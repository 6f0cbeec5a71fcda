# The scenario panel of the loopback demo.
demo-title = Readback demo: two stations on this machine
demo-explain = Both stations are EXERCISE stations. The scripted officers use the same requests as people at the desks. You can act at either desk at any time.
demo-scenario = Scenario
demo-next = Play the next step
demo-run = Play by itself
demo-pause = Pause
demo-step = Step { $number }: { $party } { $action }
demo-send = sends { $label }
demo-read = reads { $label }
demo-read-back = reads { $label } back
demo-pass-on = passes { $label } on
demo-interim = sends an interim reply to { $label }
demo-done = All steps played. Every notice has its last receipt; both sides compute the same trees.
demo-not-done = All steps played, but something is missing. See the transcript.
demo-failed = A step failed: { $why }
