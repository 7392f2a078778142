namespace PluginIm.Contracts;

/// <summary>How a value of the case is shown. The value itself is always text.</summary>
public enum CaseFieldType
{
    /// <summary>Text as it stands.</summary>
    Text,

    /// <summary>A number, as <c>1234.5</c>.</summary>
    Number,

    /// <summary>An amount and its currency (ISO 4217), as <c>1234.50 EUR</c>.</summary>
    Money,

    /// <summary>A day (ISO 8601), as <c>2026-03-01</c>.</summary>
    Date,

    /// <summary>A moment with its offset (ISO 8601), as <c>2026-03-01T14:05:00+01:00</c>.</summary>
    DateTime,

    /// <summary>An http or https address.</summary>
    Link,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,
}
