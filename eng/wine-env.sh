# shellcheck shell=bash
# Sourced: the environment in which Windows programs of this repository run under Wine.
export WINEPREFIX="${PLUGINIM_WINEPREFIX:-${XDG_CACHE_HOME:-$HOME/.cache}/pluginim/wine}"
export WINEDEBUG="${WINEDEBUG:--all,err+virtual}"
# Wine's memory mapping does not bear the runtime's separate writable and executable views: the first collected dynamic method ends the process.
export DOTNET_EnableWriteXorExecute=0
# Wine and the programs that type and paste take texts for what the locale says: without UTF-8 there is no "ü".
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]-8 | *[Uu][Tt][Ff]8) ;;
    *) export LC_ALL=C.UTF-8 ;;
esac
