"""Settings of every test: windows are drawn by Qt's offscreen platform unless a test wants X11."""

import os

# Qt reads it when the first application is made, long after this. Tests that need a real X server
# start one of their own (Xvfb) and a process of their own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
