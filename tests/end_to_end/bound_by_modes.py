"""A command for which the modes of files hold even when root runs it: `bound_by_modes.py COMMAND...`

Root may write whatever the modes say because of two capabilities; giving those up needs no permission that a
plain container does not have. Where there are no capabilities (macOS), root stays what it is.
"""

import ctypes
import os
import sys

DROP = 24  # PR_CAPBSET_DROP
DAC_OVERRIDE, DAC_READ_SEARCH = 1, 2

if __name__ == "__main__":
    if sys.platform == "linux" and os.geteuid() == 0:
        for capability in (DAC_OVERRIDE, DAC_READ_SEARCH):
            ctypes.CDLL(None).prctl(DROP, capability, 0, 0, 0)
    os.execvp(sys.argv[1], sys.argv[1:])
