namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>A case that somebody has filled to do harm: 200 fields, a value of 12 kB, control characters, markup, and signs that turn the direction.</summary>
internal static class HostileCase
{
    public static Contracts.CaseInformation Create() => new()
    {
        Contact = new Contracts.InteractionContact("C-\u202E17\0", "Ada\u202E norByB\n\n\n<b>Ada</b>\u0007"),
        Subject = "</TextBlock><Button Content=\"{Binding}\"/> {0} {x:Null} \u001b[31m " + string.Concat(Enumerable.Repeat("very long ", 40)),
        Fields =
        [
            new("Override", "User\u202Eemanr", "invoice\u202Efdp.exe"),
            new("Markup", "<script>alert(1)</script>", "<a href='https://evil.example'>https://bank.example</a>"),
            new("Control", "A\tlabel\nof\rlines", "\u0000\u0001\u0002\u0007\u0008\u001b]0;title\u0007 end"),
            new("Long", new string('L', 500), string.Concat(Enumerable.Repeat("0123456789abcdef", 768)), Group: new string('G', 300)),
            new("Link", "Portal", "https://bank.example@evil.example/login", Contracts.CaseFieldType.Link),
            new("Script", "Script", "javascript:alert(1)", Contracts.CaseFieldType.Link),
            new("File", "File", "file:///c:/windows/system32/calc.exe", Contracts.CaseFieldType.Link),
            new("Mail", "E-mail", "ada@example.test?bcc=evil@evil.example", Contracts.CaseFieldType.Email),
            new("Phone", "Phone", "+49 170 1234567;ext=1?x", Contracts.CaseFieldType.Phone),
            new("Marks", "Marks", "Z" + string.Concat(Enumerable.Repeat("\u0300\u0316\u0334", 60)) + " after"),
            new("Hebrew", "שם", "שלום עולם, תיק 4711"),
            new("Surrogate", "Half a sign", "\uD83D and \uDC4D"),
            .. Enumerable.Range(13, 188).Select(number => new Contracts.CaseField($"F{number}", $"Field {number}", $"Value {number}", Group: $"Group {number / 20}")),
        ],
    };
}
