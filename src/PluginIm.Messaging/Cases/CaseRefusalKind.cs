namespace PluginIm.Messaging;

/// <summary>Why a case is not taken.</summary>
public enum CaseRefusalKind
{
    /// <summary>It is not of the form.</summary>
    Malformed,

    /// <summary>It, or something in it, is longer than is taken, or there is too much of it.</summary>
    TooLarge,

    /// <summary>It is of a version that is not known here: it is passed over.</summary>
    UnknownVersion,

    /// <summary>The other side does not take it, or not at this moment.</summary>
    NotTaken,
}
