using System.Text;
using CsCheck;

namespace PluginIm.Sip.Tests.Bodies;

[TestClass]
public sealed class IsComposingTests
{
    private const int Iterations = 500;

    [TestMethod]
    public void Activity_is_read_as_what_was_written() => Gen.Select(Gen.Int[1, 3600], Gen.OneOfConst("text/plain", "a/b;c=\"<&\"", null)).Sample(
        (seconds, type) =>
        {
            var written = new IsComposing { IsActive = true, Refresh = TimeSpan.FromSeconds(seconds), ContentType = type };

            Assert.AreEqual(written, IsComposing.Parse(written.ToBytes()));
        },
        iter: Iterations,
        threads: 1);

    [TestMethod]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(
        bytes =>
        {
            try
            {
                IsComposing.Parse(bytes);
            }
            catch (SipParseException)
            {
                // The one way to refuse.
            }
        },
        iter: Iterations,
        threads: 1);

    [TestMethod]
    public void Idle_promises_nothing()
    {
        var written = Encoding.UTF8.GetString(new IsComposing { IsActive = false }.ToBytes());

        Assert.Contains("<state>idle</state>", written);
        Assert.DoesNotContain("refresh", written);
    }

    [TestMethod]
    public void Document_with_all_that_it_may_hold_is_read()
    {
        const string Example =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <isComposing xmlns="urn:ietf:params:xml:ns:im-iscomposing"
              xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
              xsi:schemaLocation="urn:ietf:params:xml:ns:im-composing iscomposing.xsd">
                <state>active</state>
                <contenttype>text/plain</contenttype>
                <refresh>90</refresh>
            </isComposing>
            """;

        var composing = IsComposing.Parse(Encoding.UTF8.GetBytes(Example));

        Assert.AreEqual(new IsComposing { IsActive = true, Refresh = TimeSpan.FromSeconds(90), ContentType = "text/plain" }, composing);
    }

    [TestMethod]
    [DataRow("<state>active</state>", true, 120)]
    [DataRow("<state>active</state><refresh>0</refresh>", true, 120)]
    [DataRow("<state>active</state><refresh>99999999999999999999</refresh>", true, 120)]
    [DataRow("<state>active</state><refresh>999999999</refresh>", true, 3600)]
    [DataRow("<state> idle </state>", false, 120)]
    [DataRow("<state>dancing</state>", false, 120)]
    public void What_it_does_not_say_is_as_the_RFC_has_it(string content, bool isActive, int seconds)
    {
        var composing = IsComposing.Parse(Of(content));

        Assert.AreEqual(isActive, composing.IsActive);
        Assert.AreEqual(TimeSpan.FromSeconds(seconds), composing.Refresh);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("<refresh>60</refresh>")]
    public void Without_a_state_it_is_refused(string content) => Assert.ThrowsExactly<SipParseException>(() => IsComposing.Parse(Of(content)));

    [TestMethod]
    public void Document_type_is_refused() => Assert.ThrowsExactly<SipParseException>(
        () => IsComposing.Parse(Encoding.UTF8.GetBytes($"<!DOCTYPE isComposing SYSTEM 'http://127.0.0.1:9/x'>{Encoding.UTF8.GetString(Of("<state>active</state>"))}")));

    private static byte[] Of(string content) =>
        Encoding.UTF8.GetBytes($"<isComposing xmlns='urn:ietf:params:xml:ns:im-iscomposing'>{content}</isComposing>");
}
