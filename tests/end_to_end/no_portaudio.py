"""Copied as `sitecustomize.py` into a folder on PYTHONPATH: Python then finds no PortAudio anywhere."""

import ctypes.util

find_library = ctypes.util.find_library
ctypes.util.find_library = lambda name: None if name == "portaudio" else find_library(name)
