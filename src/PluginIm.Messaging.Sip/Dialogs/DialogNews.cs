namespace PluginIm.Messaging.Sip;

/// <summary>What goes with an input of a dialog's machine, for the observer.</summary>
/// <param name="Reason">Why the way is lost, or the session over.</param>
/// <param name="Settlement">What the other side has.</param>
/// <param name="AnsweredBy">Who answered, where it is somebody else than was invited.</param>
internal readonly record struct DialogNews(ImEndReason? Reason = null, CarrierSettlement? Settlement = null, ImParty? AnsweredBy = null);
