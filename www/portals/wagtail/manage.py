#!/usr/bin/env python3
"""The smallest project to try the app in."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "intranet.settings")
execute_from_command_line(sys.argv)
