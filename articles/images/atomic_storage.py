"""Storage in which a file has its name only once it is whole and on disk."""

import contextlib
import os
import secrets

from django.core.files.storage import FileSystemStorage

# What a process that was killed leaves behind; check_media finds it.
UNFINISHED = ".part"


class AtomicStorage(FileSystemStorage):
    """Django's, but written beside, synced, and then named: never half a file."""

    def _save(self, name, content):
        full_path = self.path(name)
        folder = os.path.dirname(full_path)
        os.makedirs(folder, exist_ok=True)
        beside = os.path.join(folder, f".{secrets.token_hex(8)}{UNFINISHED}")
        try:
            self._write(beside, content)
            # A link fails where a rename would replace the file of another.
            os.link(beside, full_path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.remove(beside)
        sync_folder(folder)
        return str(name).replace("\\", "/")

    def touch(self, name):
        """Make a file as young as if it had been written now; nothing if it is gone."""
        with contextlib.suppress(FileNotFoundError):
            os.utime(self.path(name))

    def _write(self, path: str, content) -> None:
        with open(path, "xb") as file:
            for chunk in content.chunks():
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        if self.file_permissions_mode is not None:
            os.chmod(path, self.file_permissions_mode)


def sync_folder(folder: str | os.PathLike[str]) -> None:
    """Let the names in it reach the disk too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
