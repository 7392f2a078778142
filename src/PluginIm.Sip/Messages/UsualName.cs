using System.Runtime.Intrinsics;

namespace PluginIm.Sip;

/// <summary>A header's name as nearly everybody writes it, made to be compared at once with how a line starts.</summary>
/// <param name="Text">The name and its colon.</param>
/// <param name="Mask">Which of the 16 bytes at the line's start are name and colon.</param>
/// <param name="Length">The name's length, without the colon.</param>
/// <param name="Next">The number of the next name whose first four bytes are the same; 0 when there is none.</param>
/// <param name="Check">Which of the checked headers it is.</param>
internal readonly record struct UsualName(Vector128<byte> Text, Vector128<byte> Mask, byte Length, byte Next, HeaderCheck Check);
