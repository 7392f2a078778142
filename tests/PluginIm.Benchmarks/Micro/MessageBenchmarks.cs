using System.Buffers;
using BenchmarkDotNet.Attributes;
using PluginIm.Sip;

namespace PluginIm.Benchmarks.Micro;

/// <summary>What is done to every message, one by one: the <c>parse</c> load measures the same against a baseline.</summary>
[MemoryDiagnoser]
public class MessageBenchmarks
{
    private readonly ArrayBufferWriter<byte> _writer = new(2048);
    private readonly byte[] _bytes = SampleMessage.Bytes;
    private readonly SipRequest _request = (SipRequest)SipParser.Parse(SampleMessage.Bytes);

    [Benchmark]
    public SipMessage Parse() => SipParser.Parse(_bytes);

    [Benchmark]
    public int Serialise() => Write(_request);

    [Benchmark]
    public int ParseAndSerialise() => Write(SipParser.Parse(_bytes));

    /// <summary>What a transaction asks of a request: branch and sent-by of the top Via, CSeq, Call-ID and both tags.</summary>
    [Benchmark]
    public int WhatATransactionAsks()
    {
        var headers = _request.Headers;
        var isWhole = headers.TryReadTopVia(out var via) & headers.TryReadCSeq(out _, out _);
        return (isWhole ? 1 : 0) + via.Branch.Length + via.SentBy.Length + headers.RawCallId.Length + headers.RawFromTag.Length + headers.RawToTag.Length;
    }

    [Benchmark]
    public int ResponseMadeAndWritten() => Write(SipResponse.For(_request, 200));

    private int Write(SipMessage message)
    {
        _writer.ResetWrittenCount();
        message.WriteTo(_writer);
        return _writer.WrittenCount;
    }
}
