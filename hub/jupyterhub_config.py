"""JupyterHub for one class on one Linux machine: INSTRUCTORS.md, "A class on one server".

Started by root, in a folder that only root can read:

    cd /srv/howopen-hub
    /srv/howopen/.venv/bin/jupyterhub -f /srv/howopen/hub/jupyterhub_config.py

From the environment: HOWOPEN_REPOSITORY, the git address the course is handed out from (without
it, learners get the lessons of this clone); HOWOPEN_GROUP, the system group that may log in.
"""

import os
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parents[1]
PROXY = COURSE / ".venv" / "node_modules" / ".bin" / "configurable-http-proxy"
REPOSITORY = os.environ.get("HOWOPEN_REPOSITORY", "")
GROUP = os.environ.get("HOWOPEN_GROUP", "howopen")
HOUR = 3600

c = get_config()  # noqa: F821 (JupyterHub puts it here)

# Port 8000 of every interface. For HTTPS, which passwords need, name your certificate:
# c.JupyterHub.ssl_cert, c.JupyterHub.ssl_key = "/etc/ssl/class.pem", "/etc/ssl/class.key"
c.JupyterHub.bind_url = "http://:8000"
c.ConfigurableHTTPProxy.command = [str(PROXY)]

# Who may log in: accounts of this machine in the group, with their passwords. The class has its
# own group, so that an account for something else is not let in.
c.JupyterHub.authenticator_class = "pam"
c.LocalAuthenticator.allowed_groups = {GROUP}
c.PAMAuthenticator.open_sessions = False

# What runs for each: hub/server.py, as that user, in their home.
c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = [sys.executable, str(COURSE / "hub" / "server.py")]
c.Spawner.environment = {"HOWOPEN_REPOSITORY": REPOSITORY}
# When a whole class logs in at once, servers start side by side and each takes longer. (A limit
# on starts at a time would not queue the others: JupyterHub sends them away for a minute.)
c.Spawner.start_timeout = 300  # seconds
c.Spawner.http_timeout = 300

# Memory comes back when nobody is there: kernels without a browser after one hour, a server
# without a kernel after two. Notebooks are saved; variables are gone, as after a restart.
c.Spawner.args = [
    f"--MappingKernelManager.cull_idle_timeout={HOUR}",
    f"--ServerApp.shutdown_no_activity_timeout={2 * HOUR}",
]
