# Sourced: the environment in which Windows programs of this repository run under Wine.
export WINEPREFIX="${PLUGINIM_WINEPREFIX:-${XDG_CACHE_HOME:-$HOME/.cache}/pluginim/wine}"
export WINEDEBUG="${WINEDEBUG:--all}"
# Wine's memory mapping does not bear the runtime's separate writable and executable views: the first collected dynamic method ends the process.
export DOTNET_EnableWriteXorExecute=0
