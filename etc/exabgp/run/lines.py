"""What the helpers here have in common: following a file of lines while the daemon talks to us."""

import os
import select
import signal
import sys

# The daemon ends a helper with SIGTERM; so does a terminal with an interrupt.
for number in (signal.SIGTERM, signal.SIGINT):
    signal.signal(number, lambda *_: sys.exit(0))


def say(command):
    """Sends one command to the daemon; ends the program when the daemon is gone."""
    try:
        sys.stdout.write(command + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os._exit(0)


_begun = b""


def listen(seconds):
    """Yields the whole lines the daemon sends within some seconds; ends the program when the daemon is gone."""
    global _begun
    if not select.select([sys.stdin], [], [], seconds)[0]:
        return
    data = os.read(sys.stdin.fileno(), 1 << 16)
    if not data:
        sys.exit(0)
    *lines, _begun = (_begun + data).split(b"\n")
    for line in lines:
        yield line.decode(errors="replace")


def read(path):
    """The lines of a file without comments, in order and each once; None when it cannot be read."""
    try:
        with open(path, encoding="utf-8") as file:
            lines = (line.split("#", 1)[0].strip() for line in file)
            return list(dict.fromkeys(line for line in lines if line))
    except OSError:
        return None


def follow(path, announce, withdraw):
    """
    Sends the commands that announce and withdraw give for each line that comes into the file and leaves it; a line for which they give
    None is passed over. A file that is gone, or being replaced, changes nothing. Runs until the daemon ends.
    """
    known = {}
    if read(path) is None:
        sys.stderr.write("%s: cannot be read yet\n" % path)
    while True:
        wanted = read(path)
        if wanted is not None:
            wanted = dict.fromkeys(wanted)
            commands = [withdraw(line) for line in known if line not in wanted] + [announce(line) for line in wanted if line not in known]
            for command in commands:
                if command is not None:
                    say(command)
            known = wanted
        for answer in listen(2):
            if answer.startswith("error"):
                sys.stderr.write("%s: a line was refused, the log of the daemon says which and why\n" % path)
