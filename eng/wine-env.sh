# Sourced: the environment in which Windows programs of this repository run under Wine.
export WINEPREFIX="${PLUGINIM_WINEPREFIX:-${XDG_CACHE_HOME:-$HOME/.cache}/pluginim/wine}"
export WINEDEBUG="${WINEDEBUG:--all}"
