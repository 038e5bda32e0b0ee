"""An act whose process is killed right after its n-th writing statement."""

import os
import re
import signal
from collections.abc import Callable

from django.db import connection, connections

_writes = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|SELECT\b.*\bFOR UPDATE)", re.S)


def killed_after(writes: int, act: Callable[[], object]) -> bool:
    """Do it in a process of its own; whether that was killed before it could end.

    The process is a fork, with connections of its own, as a worker of a server has.
    """
    connections.close_all()
    child = os.fork()
    if not child:
        _die_after(writes, act)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0, "the act failed; see what it printed"
    return False


def _die_after(writes: int, act: Callable[[], object]) -> None:
    """Never returns, so that nothing of the test's own is done twice."""
    left = writes

    def count(execute, sql, params, many, context):
        nonlocal left
        done = execute(sql, params, many, context)
        if _writes.match(sql):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
        return done

    code = 1
    try:
        with connection.execute_wrapper(count):
            act()
        code = 0
    except BaseException:
        import traceback  # noqa: PLC0415 - nothing of it in the tests' own process

        traceback.print_exc()
    finally:
        os._exit(code)
