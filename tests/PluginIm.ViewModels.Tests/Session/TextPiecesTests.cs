namespace PluginIm.ViewModels.Tests.Session;

/// <summary>Links, phone numbers and what was found, in the texts of messages.</summary>
[TestClass]
public sealed class TextPiecesTests
{
    [TestMethod]
    [DataRow("see https://im.test/a?b=1#c", "https://im.test/a?b=1#c")]
    [DataRow("https://im.test.", "https://im.test")]
    [DataRow("(https://im.test/a)", "https://im.test/a")]
    [DataRow("https://im.test/a_(b)", "https://im.test/a_(b)")]
    [DataRow("(see https://im.test/a_(b)), then", "https://im.test/a_(b)")]
    [DataRow("\"https://im.test/a\"!", "https://im.test/a")]
    [DataRow("„https://im.test/a“", "https://im.test/a")]
    [DataRow("<https://im.test/a>", "https://im.test/a")]
    [DataRow("HTTP://IM.TEST", "HTTP://IM.TEST")]
    [DataRow("at www.im.test, or", "www.im.test")]
    [DataRow("mailto:amiller@im.test", "mailto:amiller@im.test")]
    public void A_link_is_recognised_without_the_punctuation_around_it(string text, string link)
    {
        Assert.AreEqual(link, Assert.ContainsSingle(Pieces(text).Where(piece => piece.Link is not null)).Text);
        Assert.AreEqual(text, string.Concat(Pieces(text).Select(piece => piece.Text)));
    }

    [TestMethod]
    [DataRow("javascript:alert(1)")]
    [DataRow("file:///c:/windows")]
    [DataRow("ftp://im.test")]
    [DataRow("ms-settings:privacy")]
    [DataRow("\\\\server\\share")]
    [DataRow("xhttps://im.test")]
    [DataRow("https://")]
    [DataRow("https://b%61nk.test/")]
    [DataRow("mailto:")]
    [DataRow("[click](https:im.test)")]
    [DataRow("<a href='x'>y</a>")]
    [DataRow("https://im.test/\u202Egpj.exe")]
    public void Nothing_else_becomes_a_link(string text) => Assert.DoesNotContain(piece => piece.Link is not null, Pieces(text));

    [TestMethod]
    [DataRow("https://im.test/a", "https://im.test/a", false)]
    [DataRow("www.im.test", "https://www.im.test/", false)]
    [DataRow("https://im.test:8443/", "https://im.test:8443/", false)]
    [DataRow("https://bank.test@evil.test/", "https://evil.test/", true)]
    [DataRow("https://bank.test:443@evil.test/", "https://evil.test/", true)]
    [DataRow("https://grüße.test/", "https://grüße.test/", false)]
    [DataRow("https://b\u0430nk.test/", "https://xn--bnk-6cd.test/", true)]
    [DataRow("mailto:amiller@im.test", "E-mail to amiller@im.test", false)]
    [DataRow("mailto:amiller@im.test?bcc=spy@evil.test", "E-mail to amiller@im.test", true)]
    public void Where_a_link_leads_is_said_and_asked_about_where_the_eye_expects_another_host(string text, string leadsTo, bool asks)
    {
        var link = Assert.ContainsSingle(Pieces(text).Where(piece => piece.Link is not null)).Link!;

        Assert.AreEqual(leadsTo, link.LeadsTo);
        Assert.AreEqual(asks, link.NeedsConfirmation);
    }

    [TestMethod]
    [DataRow("call +49 30 1234-567.", "+49 30 1234-567", "+49301234567")]
    [DataRow("(030) 1234567", "(030) 1234567", "0301234567")]
    [DataRow("0171/1234567", "0171/1234567", "01711234567")]
    public void A_phone_number_is_recognised(string text, string shown, string number)
    {
        var piece = Assert.ContainsSingle(Pieces(text).Where(piece => piece.PhoneNumber is not null));

        Assert.AreEqual(shown, piece.Text);
        Assert.AreEqual(number, piece.PhoneNumber);
    }

    [TestMethod]
    [DataRow("case 4711")]
    [DataRow("order 1234567890")]
    [DataRow("at 09:30, 05.03.2026")]
    [DataRow("05.03.2026 14:30")]
    [DataRow("03/05/2026")]
    [DataRow("A01234567")]
    [DataRow("+1234567890123456")]
    public void Cases_orders_and_times_are_no_phone_numbers(string text) => Assert.DoesNotContain(piece => piece.PhoneNumber is not null, Pieces(text));

    [TestMethod]
    public void Several_of_both_keep_their_places()
    {
        var pieces = Pieces("a https://im.test/1 b 030 1234567 c www.im.test");

        CollectionAssert.AreEqual(
            new[] { "a ", "https://im.test/1", " b ", "030 1234567", " c ", "www.im.test" }, pieces.Select(piece => piece.Text).ToArray());
    }

    [TestMethod]
    public void What_is_looked_for_is_marked_in_links_too_and_in_either_case()
    {
        var pieces = TextPieces.Of("Test at https://im.test/, TEST", "test", withLinks: true, withPhoneNumbers: true);

        CollectionAssert.AreEqual(new[] { "Test", "test", "TEST" }, pieces.Where(piece => piece.IsMatch).Select(piece => piece.Text).ToArray());
        CollectionAssert.AreEqual(new[] { "https://im.", "test", "/" }, pieces.Where(piece => piece.Link is not null).Select(piece => piece.Text).ToArray());
    }

    [TestMethod]
    public void Where_nothing_can_be_opened_everything_is_plain_text() =>
        Assert.AreEqual(new TextPiece("https://im.test 030 1234567"), Assert.ContainsSingle(TextPieces.Of("https://im.test 030 1234567", null, false, false)));

    [TestMethod]
    public void A_hostile_text_takes_no_longer_than_its_length()
    {
        var text = string.Concat(Enumerable.Repeat("https://" + new string('(', 100), 40));

        Assert.AreEqual(text, string.Concat(Pieces(text).Select(piece => piece.Text)));
    }

    private static IReadOnlyList<TextPiece> Pieces(string text) => TextPieces.Of(text, null, withLinks: true, withPhoneNumbers: true);
}
