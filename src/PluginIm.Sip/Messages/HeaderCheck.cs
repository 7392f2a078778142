namespace PluginIm.Sip;

/// <summary>The headers that the parser checks, the mandatory ones first.</summary>
internal enum HeaderCheck : byte
{
    Via,
    From,
    To,
    CallId,
    CSeq,
    MaxForwards,
    Contact,
    Route,
    RecordRoute,
    Expires,
    ContentLength,
    None,
}
