namespace PluginIm.Contracts;

/// <summary>One value of the case, such as the customer's number. It is data: nothing in it is ever interpreted as markup.</summary>
/// <param name="Key">Stable name, unique in the case, for example <c>CustomerNumber</c>.</param>
/// <param name="Label">What agents see it called.</param>
/// <param name="Value">The value, written as <paramref name="Type"/> says, or any text: what does not fit is shown as it stands.</param>
/// <param name="Type">How the value is shown.</param>
/// <param name="Group">Heading under which the value is shown; null for none.</param>
public sealed record CaseField(string Key, string Label, string Value, CaseFieldType Type = CaseFieldType.Text, string? Group = null);
