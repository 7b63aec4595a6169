"""What the scripts of this folder share: a command is run and measured. Linux alone."""

import os
import resource
import subprocess
import sys
import threading
import time


class Run:
    """What one run took: seconds of CPU and of the clock, the most memory in MB, and how it ended."""

    def __init__(self, cpu, clock, memory, status, errors):
        self.cpu, self.clock, self.memory, self.status, self.errors = cpu, clock, memory, status, errors


def run(command, feed=None, out=None, memory_limit=None):
    """Runs the command. `feed` is called with its standard input, `out` is a path for its standard output."""
    def limit():
        if memory_limit:
            resource.setrlimit(resource.RLIMIT_AS, (memory_limit, memory_limit))

    with open(out or os.devnull, "wb") as stdout:
        start = time.monotonic()
        child = subprocess.Popen(
            command, stdin=subprocess.PIPE if feed else subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, preexec_fn=limit
        )
        errors = []
        listener = threading.Thread(target=lambda: errors.extend(child.stderr.read().decode("utf-8", "replace")[-4000:]))
        listener.start()
        if feed:
            try:
                feed(child.stdin)
                child.stdin.close()
            except BrokenPipeError:
                pass
        # the memory and time of this child alone
        _, status, usage = os.wait4(child.pid, 0)
        clock = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        listener.join()
    return Run(usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss * 1024 / 1e6, child.returncode, "".join(errors))


def table(header, rows):
    """Prints a Markdown table as it is made; `rows` may be a generator."""
    print("| " + " | ".join(header) + " |")
    print("|---|" + "---:|" * (len(header) - 1), flush=True)
    for row in rows:
        print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)


def fail(message):
    """Ends the script with an error."""
    sys.exit(f"{os.path.basename(sys.argv[0])}: {message}")
