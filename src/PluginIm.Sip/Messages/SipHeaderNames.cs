namespace PluginIm.Sip;

/// <summary>The names of the header fields that the project knows, in their long form.</summary>
public static class SipHeaderNames
{
    /// <summary>The Accept header field.</summary>
    public const string Accept = "Accept";

    /// <summary>The Accept-Contact header field. Compact form: a.</summary>
    public const string AcceptContact = "Accept-Contact";

    /// <summary>The Accept-Encoding header field.</summary>
    public const string AcceptEncoding = "Accept-Encoding";

    /// <summary>The Accept-Language header field.</summary>
    public const string AcceptLanguage = "Accept-Language";

    /// <summary>The Alert-Info header field.</summary>
    public const string AlertInfo = "Alert-Info";

    /// <summary>The Allow header field.</summary>
    public const string Allow = "Allow";

    /// <summary>The Allow-Events header field. Compact form: u.</summary>
    public const string AllowEvents = "Allow-Events";

    /// <summary>The Authentication-Info header field.</summary>
    public const string AuthenticationInfo = "Authentication-Info";

    /// <summary>The Authorization header field.</summary>
    public const string Authorization = "Authorization";

    /// <summary>The Call-ID header field. Compact form: i.</summary>
    public const string CallId = "Call-ID";

    /// <summary>The Call-Info header field.</summary>
    public const string CallInfo = "Call-Info";

    /// <summary>The Contact header field. Compact form: m.</summary>
    public const string Contact = "Contact";

    /// <summary>The Content-Disposition header field.</summary>
    public const string ContentDisposition = "Content-Disposition";

    /// <summary>The Content-Encoding header field. Compact form: e.</summary>
    public const string ContentEncoding = "Content-Encoding";

    /// <summary>The Content-ID header field.</summary>
    public const string ContentId = "Content-ID";

    /// <summary>The Content-Language header field.</summary>
    public const string ContentLanguage = "Content-Language";

    /// <summary>The Content-Length header field. Compact form: l.</summary>
    public const string ContentLength = "Content-Length";

    /// <summary>The Content-Type header field. Compact form: c.</summary>
    public const string ContentType = "Content-Type";

    /// <summary>The CSeq header field.</summary>
    public const string CSeq = "CSeq";

    /// <summary>The Date header field.</summary>
    public const string Date = "Date";

    /// <summary>The Event header field. Compact form: o.</summary>
    public const string Event = "Event";

    /// <summary>The Expires header field.</summary>
    public const string Expires = "Expires";

    /// <summary>The Flow-Timer header field.</summary>
    public const string FlowTimer = "Flow-Timer";

    /// <summary>The From header field. Compact form: f.</summary>
    public const string From = "From";

    /// <summary>The Max-Forwards header field.</summary>
    public const string MaxForwards = "Max-Forwards";

    /// <summary>The MIME-Version header field.</summary>
    public const string MimeVersion = "MIME-Version";

    /// <summary>The Min-Expires header field.</summary>
    public const string MinExpires = "Min-Expires";

    /// <summary>The Min-SE header field.</summary>
    public const string MinSE = "Min-SE";

    /// <summary>The P-Asserted-Identity header field.</summary>
    public const string PAssertedIdentity = "P-Asserted-Identity";

    /// <summary>The P-Preferred-Identity header field.</summary>
    public const string PPreferredIdentity = "P-Preferred-Identity";

    /// <summary>The Path header field.</summary>
    public const string Path = "Path";

    /// <summary>The Priority header field.</summary>
    public const string Priority = "Priority";

    /// <summary>The Privacy header field.</summary>
    public const string Privacy = "Privacy";

    /// <summary>The Proxy-Authenticate header field.</summary>
    public const string ProxyAuthenticate = "Proxy-Authenticate";

    /// <summary>The Proxy-Authentication-Info header field.</summary>
    public const string ProxyAuthenticationInfo = "Proxy-Authentication-Info";

    /// <summary>The Proxy-Authorization header field.</summary>
    public const string ProxyAuthorization = "Proxy-Authorization";

    /// <summary>The Proxy-Require header field.</summary>
    public const string ProxyRequire = "Proxy-Require";

    /// <summary>The Reason header field.</summary>
    public const string Reason = "Reason";

    /// <summary>The Record-Route header field.</summary>
    public const string RecordRoute = "Record-Route";

    /// <summary>The Refer-Sub header field.</summary>
    public const string ReferSub = "Refer-Sub";

    /// <summary>The Refer-To header field. Compact form: r.</summary>
    public const string ReferTo = "Refer-To";

    /// <summary>The Referred-By header field. Compact form: b.</summary>
    public const string ReferredBy = "Referred-By";

    /// <summary>The Reject-Contact header field. Compact form: j.</summary>
    public const string RejectContact = "Reject-Contact";

    /// <summary>The Replaces header field.</summary>
    public const string Replaces = "Replaces";

    /// <summary>The Request-Disposition header field. Compact form: d.</summary>
    public const string RequestDisposition = "Request-Disposition";

    /// <summary>The Require header field.</summary>
    public const string Require = "Require";

    /// <summary>The Retry-After header field.</summary>
    public const string RetryAfter = "Retry-After";

    /// <summary>The Route header field.</summary>
    public const string Route = "Route";

    /// <summary>The Server header field.</summary>
    public const string Server = "Server";

    /// <summary>The Service-Route header field.</summary>
    public const string ServiceRoute = "Service-Route";

    /// <summary>The Session-Expires header field. Compact form: x.</summary>
    public const string SessionExpires = "Session-Expires";

    /// <summary>The Session-ID header field.</summary>
    public const string SessionId = "Session-ID";

    /// <summary>The SIP-ETag header field.</summary>
    public const string SipETag = "SIP-ETag";

    /// <summary>The SIP-If-Match header field.</summary>
    public const string SipIfMatch = "SIP-If-Match";

    /// <summary>The Subject header field. Compact form: s.</summary>
    public const string Subject = "Subject";

    /// <summary>The Subscription-State header field.</summary>
    public const string SubscriptionState = "Subscription-State";

    /// <summary>The Supported header field. Compact form: k.</summary>
    public const string Supported = "Supported";

    /// <summary>The Timestamp header field.</summary>
    public const string Timestamp = "Timestamp";

    /// <summary>The To header field. Compact form: t.</summary>
    public const string To = "To";

    /// <summary>The Unsupported header field.</summary>
    public const string Unsupported = "Unsupported";

    /// <summary>The User-Agent header field.</summary>
    public const string UserAgent = "User-Agent";

    /// <summary>The User-to-User header field.</summary>
    public const string UserToUser = "User-to-User";

    /// <summary>The Via header field. Compact form: v.</summary>
    public const string Via = "Via";

    /// <summary>The Warning header field.</summary>
    public const string Warning = "Warning";

    /// <summary>The WWW-Authenticate header field.</summary>
    public const string WwwAuthenticate = "WWW-Authenticate";
}
