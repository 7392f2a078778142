using System.Buffers;

namespace PluginIm.Messaging.Sip;

/// <summary>Puts the parts of a case together as they come. They come in order; where the sender begins anew, so does this.</summary>
internal sealed class CaseAssembly
{
    private readonly Lock _gate = new();
    private ArrayBufferWriter<byte> _data = new();
    private (int Revision, int Of, int Parts) _begun;

    /// <summary>Takes a body.</summary>
    /// <param name="json">A case, or a part of one.</param>
    /// <param name="maxBytes">How long the whole may be.</param>
    /// <param name="refusal">Why it is not taken; null where it is.</param>
    /// <returns>The case; null where it is not whole yet, or not taken.</returns>
    public CarrierCase? Take(ReadOnlyMemory<byte> json, int maxBytes, out CaseRefusal? refusal)
    {
        if (CasePart.Read(json, out refusal) is not { } part)
        {
            return refusal is null ? CaseJson.Read(json, maxBytes, out refusal) : null;
        }

        lock (_gate)
        {
            return Take_NeedsLock(part, maxBytes, out refusal);
        }
    }

    private CarrierCase? Take_NeedsLock(CasePart part, int maxBytes, out CaseRefusal? refusal)
    {
        refusal = null;
        if (part.Part == 1)
        {
            Begin_NeedsLock((part.Revision, part.Of, 0));
        }

        if ((part.Revision, part.Of, part.Part - 1) != _begun)
        {
            refusal = new CaseRefusal(CaseRefusalKind.Malformed, $"part {part.Part} of {part.Of} does not follow the one before");
            return null;
        }

        if (_data.WrittenCount + part.Data.Length > maxBytes)
        {
            Begin_NeedsLock(default);
            refusal = new CaseRefusal(CaseRefusalKind.TooLarge, $"its parts have more than {maxBytes} bytes");
            return null;
        }

        _data.Write(part.Data);
        _begun.Parts++;
        return part.Part == part.Of ? Finish_NeedsLock(part.Revision, maxBytes, out refusal) : null;
    }

    private CarrierCase? Finish_NeedsLock(int revision, int maxBytes, out CaseRefusal? refusal)
    {
        var moment = CaseJson.Read(_data.WrittenMemory, maxBytes, out refusal);
        Begin_NeedsLock(default);
        if (moment is not null && moment.Revision != revision)
        {
            refusal = new CaseRefusal(CaseRefusalKind.Malformed, "the whole is of another moment than its parts");
            return null;
        }

        return moment;
    }

    /// <summary>Keeps no more of the case before than has to be.</summary>
    private void Begin_NeedsLock((int Revision, int Of, int Parts) begun)
    {
        _begun = begun;
        _data = new ArrayBufferWriter<byte>();
    }
}
