"""Settings of every test: windows are drawn by Qt's offscreen platform unless a test wants X11."""

import os

from hypothesis import settings

# Qt reads it when the first application is made, long after this. Tests that need a real X server
# start one of their own (Xvfb) and a process of their own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A slow machine is no counter-example. Continuous integration tries the same examples every time,
# so that a landing says something about the change; elsewhere they are new with every run.
settings.register_profile("anywhere", deadline=None)
settings.register_profile("integration", deadline=None, derandomize=True)
settings.load_profile("integration" if os.environ.get("CI") else "anywhere")
