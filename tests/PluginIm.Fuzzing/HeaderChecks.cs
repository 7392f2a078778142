using PluginIm.Sip;

namespace PluginIm.Fuzzing;

/// <summary>The headers of a message that was read: all that every element relies on is well-formed, lists can be taken apart.</summary>
internal static class HeaderChecks
{
    private const string Target = "headers";

    private static readonly string[] Lists =
        [SipHeaderNames.Via, SipHeaderNames.Route, SipHeaderNames.RecordRoute, SipHeaderNames.Contact, SipHeaderNames.Supported, SipHeaderNames.Warning];

    public static void Run(SipHeaders headers)
    {
        Check.Accepted(() => ReadAll(headers), Target, "a typed header is refused late");
        Check.That(headers.TopVia?.ToString() == headers.Vias[0].ToString(), Target, "the top Via is not the first");
        foreach (var header in headers)
        {
            Check.That(headers.Contains(header.Name), Target, "a header is not found by its own name");
            Check.That(!header.Value.AsSpan().ContainsAny('\r', '\n'), Target, "a value holds a line break");
        }

        foreach (var name in Lists)
        {
            TakeApart(headers, name);
        }
    }

    private static int ReadAll(SipHeaders headers)
    {
        _ = headers.From!.ToString();
        _ = headers.To!.ToString();
        _ = headers.CallId!.Length;
        _ = headers.CSeq!.Value.ToString();
        _ = headers.MaxForwards;
        _ = headers.Expires;
        _ = headers.ContentType;
        _ = headers.HasToken(SipHeaderNames.Supported, "timer");
        return headers.Vias.Count + headers.Contacts.Count + headers.Routes.Count + headers.RecordRoutes.Count;
    }

    // Prepend and RemoveFirstValue are what a proxy does to Via and Route.
    private static void TakeApart(SipHeaders headers, string name)
    {
        var copy = new SipRequest(SipMethod.Options, SipUri.Parse("sip:fuzz.test")).Headers;
        copy.CopyFrom(headers, name);
        copy.Prepend(name, "first");
        var values = copy.GetValues(name);
        Check.That(values[0] == "first", Target, "what was put first is not first");
        Check.That(copy.RemoveFirstValue(name) && copy.GetValues(name).SequenceEqual(values.Skip(1)), Target, "the first value does not come off alone");
        var left = values.Count - 1;
        while (copy.RemoveFirstValue(name))
        {
            left--;
        }

        Check.That(left == 0, Target, "there are not as many values to take off as there are values");
    }
}
