namespace PluginIm.Sip;

/// <summary>
/// What is to be refused before anybody looks at a request any closer. For a user agent the rules of RFC 3261 8.2 in their order: method (405),
/// scheme (416), dialog (481, 12.2.2), Require (420), body (415). For a proxy those of 16.3: scheme, Proxy-Require.
/// </summary>
public sealed class SipRequestRules
{
    private readonly SipRequestRulesOptions _options;
    private readonly BodyRules _bodies;
    private readonly string _allow;

    /// <summary>Makes rules of what an element takes.</summary>
    public SipRequestRules(SipRequestRulesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _bodies = new BodyRules(options.Accept, options.AcceptEncoding, options.MaxParts);
        _allow = string.Join(", ", options.Methods);
    }

    /// <summary>The response that refuses the request; null where the rules let it pass. ACK and CANCEL always pass.</summary>
    /// <exception cref="SipParseException">A body that is asked for is malformed; it says with which status to answer.</exception>
    public SipResponse? RefusalOf(SipRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Method == SipMethod.Ack || request.Method == SipMethod.Cancel)
        {
            return null;
        }

        return _options.Role == SipEndpointRole.Proxy
            ? RefusalOfScheme(request) ?? RefusalOfExtensions(request, SipHeaderNames.ProxyRequire)
            : RefusalOfMethod(request)
                ?? RefusalOfScheme(request)
                ?? RefusalOfDialog(request)
                ?? RefusalOfExtensions(request, SipHeaderNames.Require)
                ?? _bodies.RefusalOf(request);
    }

    /// <summary>A handler that refuses by these rules and hands on what passes.</summary>
    public SipRequestHandler Before(SipRequestHandler next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return (transaction, cancellationToken) => RefusalOf(transaction.Request) is { } refusal
            ? transaction.RespondAsync(refusal, cancellationToken)
            : next(transaction, cancellationToken);
    }

    /// <summary>The 200 to an OPTIONS that says what is taken (11.2), in a dialog and outside of one alike.</summary>
    public SipResponse Describe(SipRequest options)
    {
        var response = SipResponse.For(options, 200);
        response.Headers.Set(SipHeaderNames.Allow, _allow);
        response.Headers.Set(SipHeaderNames.Accept, string.Join(", ", _options.Accept));
        response.Headers.Set(SipHeaderNames.AcceptEncoding, string.Join(", ", _options.AcceptEncoding));
        response.Headers.Set(SipHeaderNames.Supported, string.Join(", ", _options.Extensions));
        return response;
    }

    private SipResponse? RefusalOfMethod(SipRequest request) => _options.Methods.Contains(request.Method)
        ? null
        : Refusal.Of(request, 405, SipHeaderNames.Allow, _allow);

    private SipResponse? RefusalOfScheme(SipRequest request) =>
        _options.Schemes.Any(request.HasScheme) ? null : SipResponse.For(request, 416);

    private SipResponse? RefusalOfDialog(SipRequest request) =>
        request.Headers.ToTag is null || _options.KnowsDialog?.Invoke(request) != false ? null : SipResponse.For(request, 481);

    private SipResponse? RefusalOfExtensions(SipRequest request, string header)
    {
        if (!request.Headers.Contains(header))
        {
            return null;
        }

        string[] missing =
            [.. request.Headers.GetValues(header).Where(tag => !_options.Extensions.Contains(tag, StringComparer.OrdinalIgnoreCase))];
        return missing.Length == 0 ? null : Refusal.Of(request, 420, SipHeaderNames.Unsupported, string.Join(", ", missing));
    }
}
