"""The work of this folder is importable by name, also in a worker."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
