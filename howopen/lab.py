"""`howopen lab`: check the machine, put the learner's copies in place, start JupyterLab on them.

JupyterLab sees the learner's folder only, listens on this machine only and asks for its token.
Everything it keeps for itself (settings, open tabs, run-time files) goes to `work/.howopen/`: the
user's own JupyterLab is not touched, and its settings and start-up files do not reach the lessons.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from howopen import copies, doctor, record

ENOUGH = 20  # lines of remarks printed at most before JupyterLab starts

TOC = "@jupyterlab/toc:plugin"  # JupyterLab's name for the panel with the table of contents

# Defaults of JupyterLab that we change; learners can change them back in its settings editor.
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
    "@jupyterlab/apputils-extension:themes": {"adaptive-theme": True},
    "@jupyterlab/application-extension:shell": {
        "layout": {"multiple": {"Table of Contents": {"area": "right"}}}
    },
    "@jupyterlab/docmanager-extension:plugin": {
        "autosave": True,
        "autosaveInterval": 30,
        "defaultViewers": {"markdown": "Markdown Preview"},
    },
    "@jupyterlab/extensionmanager-extension:plugin": {"enabled": False},
    "@jupyterlab/filebrowser-extension:browser": {"showLastModifiedColumn": False},
    "@jupyterlab/toc-extension:registry": {"includeOutput": False, "numberingH1": False},
}


# How the window is arranged the first time: files on the left, contents of the lesson on the right.
WORKSPACE = {
    "data": {
        "layout-restorer:data": {
            "left": {"collapsed": False, "visible": True, "current": "filebrowser",
                     "widgets": ["filebrowser", "running-sessions"]},
            "right": {"collapsed": False, "visible": True, "current": TOC,
                      "widgets": ["jp-property-inspector", TOC, "debugger-sidebar"]},
            "relativeSizes": [0.17, 0.66, 0.17],
        },
    },
    "metadata": {"id": "default"},
}
WORKSPACE_FILE = "default-37a8.jupyterlab-workspace"  # the name JupyterLab gives to "default"


def lab_folder(work: Path) -> Path:
    """Where JupyterLab keeps what is its own."""
    return copies.state_folder(work) / "jupyter"


def environment(work: Path) -> dict[str, str]:
    """The variables that send JupyterLab and IPython to our folder, and the lessons to theirs."""
    folder = lab_folder(work)
    return {
        "HOWOPEN_WORK": str(work),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
        "IPYTHONDIR": str(folder / "ipython"),
    }


def write_settings(work: Path) -> None:
    """Our defaults, the style sheet and, the first time, the arrangement of the window."""
    folder = lab_folder(work)
    style = (Path(__file__).parent / "lab.css").read_bytes()
    settings = (json.dumps(SETTINGS, indent=1) + "\n").encode()
    _write_if_changed(work, folder / "settings" / "overrides.json", settings)
    _write_if_changed(work, folder / "config" / "custom" / "custom.css", style)
    workspace = folder / "workspaces" / WORKSPACE_FILE
    if not workspace.exists():
        copies.write_file(work, workspace, json.dumps(WORKSPACE).encode())


def _write_if_changed(work: Path, path: Path, data: bytes) -> None:
    try:
        if path.read_bytes() == data:
            return
    except OSError:
        pass
    copies.write_file(work, path, data)


def first_file(work: Path) -> str:
    """The file to open: the lesson where the learner stopped, else the first one ("" if none)."""
    manifest = copies.read_manifest(work)
    stopped = record.last_lesson(work)
    for lesson in (stopped, "L00"):
        for name in sorted(manifest):
            held = manifest[name]["copy"]
            if lesson and name.startswith(f"{lesson[1:]}-") and (work / held).is_file():
                return held
    notebooks = sorted(e["copy"] for e in manifest.values() if e["copy"].endswith(".ipynb"))
    return next((name for name in notebooks if (work / name).is_file()), "")


def arguments(work: Path, port: int, browser: bool, opened: str) -> list[str]:
    """The command line of JupyterLab."""
    folder = lab_folder(work)
    url = f"/lab/tree/{opened}" if opened else "/lab"
    options = [
        f"--ServerApp.root_dir={work}",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--Application.log_level=ERROR",
        "--LabApp.log_level=ERROR",
        "--KernelManager.transport_encryption=auto",
        f"--LabApp.default_url={url}",
        f"--LabApp.app_settings_dir={folder / 'settings'}",
        f"--LabApp.user_settings_dir={folder / 'user-settings'}",
        f"--LabApp.workspaces_dir={folder / 'workspaces'}",
        "--LabApp.custom_css=True",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]
    if _is_root():
        options.append("--ServerApp.allow_root=True")
    if not browser:
        options.append("--ServerApp.open_browser=False")
    return options


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def start(work: Path, port: int, browser: bool) -> None:
    """Run JupyterLab in this process until it is ended."""
    os.environ.update(environment(work))
    for path in (lab_folder(work) / "runtime").glob("jpserver-*"):
        path.unlink(missing_ok=True)  # left by one that was killed; the lock says none runs
    opened = first_file(work)
    print(f"Starting JupyterLab on {work}" + (f", at {opened}." if opened else "."))
    print("End it with File > Shut Down, or with Ctrl-C here. Your work is saved every 30 seconds.")
    if _is_root():
        print("You are root here, as in many containers; a plain user is safer.")
    sys.stdout.flush()
    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(arguments(work, port, browser, opened))


def _get_ready(lessons: Path, work: Path) -> None:
    """First copies and renewed ones; what was done and what waits is printed."""
    lines = copies.prepare(lessons, work)
    for line in lines[:ENOUGH]:
        print(line)
    if len(lines) > ENOUGH:
        print(f"... and {len(lines) - ENOUGH} more: python -m howopen update")


def _healthy(work: Path) -> bool:
    """The doctor's fast checks: prints what is not in order; False if it stops us."""
    findings = [finding for finding in doctor.examine(work, fast=True) if finding.level != "ok"]
    for finding in findings:
        print(finding, file=sys.stderr)
    return not any(finding.level == "PROBLEM" for finding in findings)


def _choose_port(wanted: int) -> int:
    port = doctor.free_port(wanted)
    if port is None:
        raise copies.CopyError(
            f"No port from {wanted} to {wanted + doctor.PORTS_TRIED - 1} is free. Close programs "
            "you do not need, or name another: python -m howopen lab --port 9000"
        )
    if port != wanted:
        print(f"Port {wanted} is in use; taking {port}.")
    return port


def main(argv: list[str] | None = None) -> int:
    """`howopen lab`. Returns the exit code when JupyterLab has ended."""
    parser = argparse.ArgumentParser(
        prog="python -m howopen lab",
        description="Open the course in JupyterLab, on your own copies of the lessons.",
    )
    parser.add_argument("--prepare", action="store_true", help="only put the copies in place")
    parser.add_argument("--no-browser", action="store_true", help="print the address instead")
    parser.add_argument("--port", type=int, default=doctor.FIRST_PORT, help="default: %(default)s")
    parser.add_argument("--work", type=Path, default=None, help="your folder (default: work)")
    parser.add_argument("--lessons", type=Path, default=None, help="the course's lessons")
    args = parser.parse_args(argv)
    work = (args.work or copies.default_work()).absolute()
    lessons = (args.lessons or copies.default_lessons()).absolute()
    try:
        if not _healthy(work):
            return 1
        with copies.locked(work):
            _get_ready(lessons, work)
            if args.prepare:
                print(f"Your copies are in {work}.")
                return 0
            write_settings(work)
            port = _choose_port(args.port)
            start(work, port, not args.no_browser)
    except copies.CopyError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
