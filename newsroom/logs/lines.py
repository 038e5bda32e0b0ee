"""How a line of the log reads: for people, or as one JSON object."""

import datetime as dt
import json
import logging

from newsroom.logs.request_id import current
from newsroom.logs.scrub import scrub

# What a line may say of a request beside its words.
OF_A_REQUEST = ("method", "path", "status", "milliseconds", "cache", "bytes")


class PlainLine(logging.Formatter):
    """Level, logger, the request in brackets, and the words."""

    def format(self, record: logging.LogRecord) -> str:
        request = current.get()
        record.of_request = f"[{request}] " if request else ""
        return scrub(super().format(record))


class JsonLine(logging.Formatter):
    """One object a line; a traceback is one of its values, and breaks no line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": scrub(record.getMessage()),
            "request_id": current.get(),
            "process": record.process,
        }
        line |= {
            name: value
            for name in OF_A_REQUEST
            if (value := record.__dict__.get(name)) is not None
        }
        if record.exc_info:
            line["exception"] = scrub(self.formatException(record.exc_info))
        kept = {name: value for name, value in line.items() if value != ""}
        return json.dumps(kept, ensure_ascii=False, default=str)


def logging_config(form: str, level: str) -> dict:
    """Django's LOGGING: everything to standard error, where the system collects it."""
    plain = {
        "()": "newsroom.logs.lines.PlainLine",
        "format": "{levelname} {name} {of_request}{message}",
        "style": "{",
    }
    lines = {"()": "newsroom.logs.lines.JsonLine"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": lines if form == "json" else plain},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        # Asked for by ACCESS_LOG alone, whatever else is logged.
        "loggers": {"newsroom.access": {"level": "INFO"}},
    }
