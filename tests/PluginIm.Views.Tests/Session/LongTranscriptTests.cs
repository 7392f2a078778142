using System.Diagnostics;
using System.Windows.Automation.Peers;
using System.Windows.Controls;
using System.Windows.Media;
using Moq;
using PluginIm.Contracts;
using PluginIm.Views.Tests.Environment;

namespace PluginIm.Views.Tests.Session;

/// <summary>
/// A transcript of 100,000 lines costs at its end what it costs at its hundredth line. What is asserted is counted, not timed: lines that were
/// asked for their height. The times go into the test's output, for docs/performance.md.
/// </summary>
[TestClass]
public sealed class LongTranscriptTests
{
    private const int Many = 100_000;
    private const int Sample = 60;
    private const int RealLines = 1_000;

    public TestContext TestContext { get; set; } = null!;

    [WindowTest]
    public void Line_100000_costs_what_line_100_does()
    {
        using var screen = new Screen();
        var (shortList, shortLines) = OpenList(screen);
        var (list, lines) = OpenList(screen);
        Fill(shortLines, 100);
        Fill(lines, 100);
        Ui.Settle();
        var memoryBefore = GC.GetTotalMemory(forceFullCollection: true);
        Fill(lines, Many - lines.Count);
        Ui.Settle();
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - memoryBefore) / (double)(Many - 100);

        // In turns, so that whatever else the machine does meets both alike; the first turns are for the compiler.
        Append(shortLines, shortList, lines, list);
        var (few, many) = Append(shortLines, shortList, lines, list);
        var frames = Scroll(list, TranscriptPanel.Of(list)!.PageUp);

        TestContext.WriteLine($"append and layout: {few.Time:F2} ms at line 100, {many.Time:F2} ms at line 100,000, ratio {many.Time / few.Time:F2}");
        TestContext.WriteLine($"lines measured for a line: {few.Measured:F1} and {many.Measured:F1}");
        Tell("a page of bare lines", frames);
        TestContext.WriteLine($"memory of a line in the list: {memory:F0} bytes");
        Assert.IsLessThanOrEqualTo(few.Measured * 1.2, many.Measured, "A line of the long transcript has more lines measured.");
        Assert.IsLessThan(60, list.Items.Count - Unrealized(list), "Only what is in view has elements.");
    }

    [WindowTest]
    public void Real_lines_are_scrolled_over_in_the_elements_that_are_there()
    {
        using var screen = new Screen { Surroundings = new SessionSurroundings { Links = Mock.Of<ILinkOpener>(), Calls = Mock.Of<IPhoneCalls>() } };
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        for (var i = 1; i < RealLines; i++)
        {
            amy.Send(RealTextOf(i));
        }

        Ui.Until(() => session.Transcript.Lines.Count >= RealLines, "the messages");
        var list = Ui.Find<ListBox>(view, "Im.Transcript");
        var panel = TranscriptPanel.Of(list)!;
        Ui.Settle();
        var elements = VisualTreeHelper.GetChildrenCount(panel);

        var wheel = Scroll(list, panel.MouseWheelUp);
        var page = Scroll(list, panel.PageUp);

        Tell("a notch of the wheel", wheel);
        Tell("a page", page);
        Assert.IsLessThan(40, list.Items.Count - Unrealized(list), "Only what is in view has elements.");
        Assert.AreEqual(elements, VisualTreeHelper.GetChildrenCount(panel), "Scrolling makes no elements.");
        CollectionAssert.AreEqual(
            session.Transcript.Lines.Where(line => list.ItemContainerGenerator.ContainerFromItem(line) is not null).Select(line => line.AutomationName).ToList(),
            Peers(list).Where(peer => peer.GetAutomationControlType() == AutomationControlType.ListItem).Select(peer => peer.GetName()).ToList(),
            "Read out in the order of the lines, whatever order their elements have.");
    }

    [WindowTest]
    public void A_line_that_takes_over_an_element_has_its_own_height_at_once()
    {
        using var screen = new Screen();
        var (session, view, _) = screen.OpenSession();
        var amy = screen.Connect(session);
        for (var i = 0; i < 60; i++)
        {
            amy.Send(i % 7 == 0 ? string.Concat(Enumerable.Repeat("a long text ", 40)) : "short");
        }

        Ui.Until(() => session.Transcript.Lines.Count >= 60, "the messages");
        Ui.Settle();
        var list = Ui.Find<ListBox>(view, "Im.Transcript");
        var panel = TranscriptPanel.Of(list)!;

        for (var page = 0; page < 5; page++)
        {
            panel.PageUp();
            panel.Measure(new System.Windows.Size(panel.ActualWidth, panel.ActualHeight));
            var first = panel.ExtentHeight;
            list.UpdateLayout();
            Assert.AreEqual(first, panel.ExtentHeight, "What a line shows counts when it is first measured, not only later.");
        }
    }

    private static (ListBox List, System.Collections.ObjectModel.ObservableCollection<Line> Lines) OpenList(Screen screen)
    {
        var lines = new System.Collections.ObjectModel.ObservableCollection<Line>();
        var list = new ListBox
        {
            ItemsSource = lines,
            ItemsPanel = new ItemsPanelTemplate(new System.Windows.FrameworkElementFactory(typeof(TranscriptPanel))),
            ItemContainerStyle = new System.Windows.Style(typeof(ListBoxItem)),
        };
        ScrollViewer.SetHorizontalScrollBarVisibility(list, ScrollBarVisibility.Disabled);
        var text = new System.Windows.FrameworkElementFactory(typeof(TextBlock));
        text.SetBinding(TextBlock.TextProperty, new System.Windows.Data.Binding(nameof(Line.Text)));
        text.SetValue(TextBlock.TextWrappingProperty, System.Windows.TextWrapping.Wrap);
        var template = new System.Windows.FrameworkElementFactory(typeof(MeasuredLine));
        template.AppendChild(text);
        list.ItemTemplate = new System.Windows.DataTemplate { VisualTree = template };
        screen.Open(list, System.Windows.ThemeMode.Light, 720, 560);
        return (list, lines);
    }

    private static void Fill(System.Collections.ObjectModel.ObservableCollection<Line> lines, int count)
    {
        for (var i = 0; i < count; i++)
        {
            lines.Add(new Line(TextOf(lines.Count)));
        }
    }

    private static (Appending Few, Appending Many) Append(
        System.Collections.ObjectModel.ObservableCollection<Line> shortLines,
        ListBox shortList,
        System.Collections.ObjectModel.ObservableCollection<Line> lines,
        ListBox list)
    {
        var (few, many) = (new List<Appending>(), new List<Appending>());
        for (var i = 0; i < Sample; i++)
        {
            few.Add(Append(shortLines, shortList, TextOf(i)));
            many.Add(Append(lines, list, TextOf(i)));
        }

        return (Middle(few), Middle(many));
    }

    private static Appending Append(System.Collections.ObjectModel.ObservableCollection<Line> lines, ListBox list, string text)
    {
        MeasuredLine.Count = 0;
        var start = Stopwatch.GetTimestamp();
        lines.Add(new Line(text));
        list.UpdateLayout();
        return new Appending(Stopwatch.GetElapsedTime(start).TotalMilliseconds, MeasuredLine.Count);
    }

    private static string TextOf(int number) => $"Line {number}: " + new string('x', number * 37 % 200);

    private static Appending Middle(List<Appending> all) =>
        new(Median([.. all.Select(one => one.Time)]), all.Average(one => one.Measured));

    private static List<Frame> Scroll(ListBox list, Action step)
    {
        var frames = new List<Frame>();
        for (var i = 0; i < Sample; i++)
        {
            var paused = GC.GetTotalPauseDuration();
            var start = Stopwatch.GetTimestamp();
            step();
            list.UpdateLayout();
            var (whole, pause) = (Stopwatch.GetElapsedTime(start), GC.GetTotalPauseDuration() - paused);
            frames.Add(new Frame((whole - pause).TotalMilliseconds, pause.TotalMilliseconds));
        }

        return frames;
    }

    /// <summary>A message like those of a day's work: mostly short, one in ten with a link and a number, one in fifty as long as messages may be.</summary>
    private static string RealTextOf(int number) =>
        $"Message {number}: " + string.Concat(Enumerable.Repeat("of the customer ", number % 50 == 0 ? 240 : number % 12))
        + (number % 10 == 0 ? "see https://im.test/cases/4711 or call +49 30 1234567" : "");

    private static List<AutomationPeer> Peers(ListBox list)
    {
        var peer = UIElementAutomationPeer.CreatePeerForElement(list);
        peer.ResetChildrenCache();
        return peer.GetChildren();
    }

    private void Tell(string step, List<Frame> frames) => TestContext.WriteLine(
        $"frame of {step}: median {Median([.. frames.Select(frame => frame.Own)]):F1} ms, longest {frames.Max(frame => frame.Own):F1} ms, "
        + $"with pauses of the garbage collector {frames.Max(frame => frame.Own + frame.Pause):F1} ms");

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static int Unrealized(ListBox list) => list.Items.Cast<object>().Count(line => list.ItemContainerGenerator.ContainerFromItem(line) is null);

    /// <summary>What a line that was appended cost.</summary>
    /// <param name="Time">Milliseconds until it was laid out.</param>
    /// <param name="Measured">Lines that were measured for it.</param>
    private sealed record Appending(double Time, double Measured);

    /// <summary>What a step of scrolling took.</summary>
    /// <param name="Own">Milliseconds of work until it was laid out.</param>
    /// <param name="Pause">Milliseconds in which the garbage collector held everything up.</param>
    private sealed record Frame(double Own, double Pause);

    /// <summary>A line of the list.</summary>
    private sealed record Line(string Text);

    /// <summary>Counts how often a line is measured.</summary>
    private sealed class MeasuredLine : Border
    {
        public static int Count { get; set; }

        protected override System.Windows.Size MeasureOverride(System.Windows.Size constraint)
        {
            Count++;
            return base.MeasureOverride(constraint);
        }
    }
}
