"""What JupyterHub starts for a learner, as that learner: copies in place, then JupyterLab.

    ~/work     their copies, answers and progress, as `howopen lab` would keep them
    ~/course   the course as nbgitpuller fetched it, if the class hands it out by a link

Copies are made from ~/course if it is a clone of HOWOPEN_REPOSITORY, else from the clone this file
is in; lessons, checks and tables always come from the same one. Copies are made when the server
starts and, by the git hooks in hub/git, each time nbgitpuller has fetched something. They are made
by howopen/copies.py: what a learner edited is never overwritten.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from howopen import copies, lab

INSTALLED = Path(__file__).resolve().parents[1]
OURS_ALONE = ("--ServerApp.ip=", "--ServerApp.port=", "--Application.log_level=",
              "--LabApp.log_level=")  # of a lab at home; here JupyterHub decides


def handed_out(home: Path) -> Path | None:
    """~/course if it is a clone of the class's repository; None if not, or if there is none."""
    repository = os.environ.get("HOWOPEN_REPOSITORY")
    clone = home / "course"
    if not repository or not (clone / "lessons").is_dir():
        return None
    asked = ["git", "-C", str(clone), "config", "--get", "remote.origin.url"]
    origin = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return clone if origin == repository else None


def library(work: Path) -> Path:
    """A link to the clone in use. Kernels look for `howopen` there, before the installed one."""
    return copies.state_folder(work) / "course"


def put_copies(home: Path) -> list[str]:
    """Make or renew the copies in ~/work. Returns what was done; raises CopyError."""
    work, clone = home / "work", handed_out(home)
    with copies.locked(work):
        library(work).unlink(missing_ok=True)
        if clone:
            library(work).symlink_to(clone)
        lines = copies.prepare((clone or INSTALLED) / "lessons", work)
        lab.write_settings(work)
    return lines


def environment(work: Path) -> dict[str, str]:
    """What the learner's server, kernels and terminals find in their environment."""
    programs = Path(sys.executable).parent
    return {
        **lab.environment(work),
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONPATH": str(library(work)),
        "NBGITPULLER_PARENTPATH": "..",  # of ~/work: fetched clones go into the home
        "GIT_TEMPLATE_DIR": str(INSTALLED / "hub" / "git"),
        "HOWOPEN_HUB": str(INSTALLED / "hub"),  # for the hooks in that template
    }


def options(work: Path) -> list[str]:
    """JupyterLab as `howopen lab` sets it up."""
    chosen = [option for option in lab.arguments(work, 0, False, lab.first_file(work))
              if not option.startswith(OURS_ALONE)]
    # Not a login shell, which would forget where the course's Python is.
    return [*chosen, "--ServerApp.terminado_settings={'shell_command': ['/bin/bash']}"]


def main(argv: list[str]) -> int:
    """`--copies`: only make the copies (the git hooks); else start the server, and stay it."""
    os.umask(0o077)  # whatever the mode of the home: what is made here only its owner reads
    home = Path.home()
    try:
        print(*put_copies(home), sep="\n", flush=True)
    except copies.CopyError as error:
        print(error, file=sys.stderr, flush=True)  # go on: a server shows what is in the way
    if argv == ["--copies"]:
        return 0
    work = home / "work"
    os.environ.update(environment(work))
    program = Path(sys.executable).with_name("jupyterhub-singleuser")
    os.execv(program, [str(program), *options(work), *argv])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
