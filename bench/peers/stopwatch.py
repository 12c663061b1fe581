"""Seconds of one step after another: done ends the step that has run since the last one."""

import time

steps = {}
_since = time.perf_counter()


def done(step):
    global _since
    now = time.perf_counter()
    steps[step] = now - _since
    _since = now
