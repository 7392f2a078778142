# shellcheck shell=bash
# Sourced: the environment in which the programs of this repository run here, those of Windows under Wine.
export WINEPREFIX="${PLUGINIM_WINEPREFIX:-${XDG_CACHE_HOME:-$HOME/.cache}/pluginim/wine}"
export WINEDEBUG="${WINEDEBUG:--all,err+virtual}"
# Wine's memory mapping does not bear the runtime's separate writable and executable views: the first collected dynamic method ends the process.
export DOTNET_EnableWriteXorExecute=0
# Wine and the programs that type and paste take texts for what the locale says: without UTF-8 there is no "ü".
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
    *[Uu][Tt][Ff]-8 | *[Uu][Tt][Ff]8) ;;
    *) export LC_ALL=C.UTF-8 ;;
esac
# Test programs report their use to their maker, and where that cannot be reached one of them did not end after its summary.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
