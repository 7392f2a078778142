using System.Text;

namespace PluginIm.Sip;

/// <summary>What the messages of one transaction have in common, as bytes, with its hash computed once.</summary>
internal readonly struct TransactionKey : IEquatable<TransactionKey>
{
    private readonly byte[] _bytes;

    private TransactionKey(byte[] bytes)
    {
        _bytes = bytes;

        // Seeded anew in each process: strangers choose the branches of their requests, but not where these collide.
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        Hash = hash.ToHashCode();
    }

    public int Hash { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The key of a request that leaves here, whose branch nobody else uses (RFC 3261 17.1.3).</summary>
    public static TransactionKey OfClient(ReadOnlySpan<byte> branch, SipMethod method) => Of(method.Name, branch, default, default);

    /// <summary>The key under which a received request is found: an ACK under its INVITE's.</summary>
    public static TransactionKey OfServer(SipRequest request) =>
        OfServer(request, request.Method == SipMethod.Ack ? SipMethod.Invite : request.Method);

    /// <summary>What a request, its copies, its ACK and its CANCEL have in common (RFC 3261 17.2.3).</summary>
    public static TransactionKey OfServer(SipRequest request, SipMethod method)
    {
        if (!request.Headers.TryReadTopVia(out var via) || !via.HasMagicCookie)
        {
            return OfOldServer(request, via, method);
        }

        return Of(method.Name, via.Branch, via.SentBy, default);
    }

    /// <summary>
    /// What two copies of one request outside of a dialog have in common that came over different branches (RFC 3261 8.2.2.2);
    /// null for a request within a dialog.
    /// </summary>
    public static TransactionKey? OfMerged(SipRequest request)
    {
        var headers = request.Headers;
        var fromTag = headers.RawFromTag;
        if (fromTag.IsEmpty || !headers.RawToTag.IsEmpty || !headers.TryReadCSeq(out var number, out var method))
        {
            return null;
        }

        Span<byte> sequence = stackalloc byte[sizeof(uint)];
        BitConverter.TryWriteBytes(sequence, number);
        return Of(method.Name, headers.RawCallId, fromTag, sequence);
    }

    public bool Equals(TransactionKey other) => Hash == other.Hash && Bytes.SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is TransactionKey other && Equals(other);

    public override int GetHashCode() => Hash;

    /// <summary>
    /// An element of RFC 2543: its branch is not unique, these fields together are. The To tag is left out, since the ACK carries the
    /// one that the response brought.
    /// </summary>
    private static TransactionKey OfOldServer(SipRequest request, in ViaParts via, SipMethod method)
    {
        request.Headers.TryReadCSeq(out var number, out _);
        var identity = string.Join('\n', request.RequestUri, request.Headers.FromTag, request.Headers.CallId, number);
        return Of(method.Name, Encoding.UTF8.GetBytes(identity), via.SentBy, via.Branch);
    }

    private static TransactionKey Of(string method, ReadOnlySpan<byte> one, ReadOnlySpan<byte> two, ReadOnlySpan<byte> three)
    {
        // Neither a method nor what is joined here holds a NUL: the parts cannot run into each other.
        var bytes = new byte[Encoding.UTF8.GetByteCount(method) + one.Length + two.Length + three.Length + 3];
        var end = Encoding.UTF8.GetBytes(method, bytes) + 1;
        one.CopyTo(bytes.AsSpan(end));
        end += one.Length + 1;
        two.CopyTo(bytes.AsSpan(end));
        end += two.Length + 1;
        three.CopyTo(bytes.AsSpan(end));
        return new TransactionKey(bytes);
    }
}
