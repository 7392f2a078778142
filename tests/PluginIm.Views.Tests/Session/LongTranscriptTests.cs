using System.Diagnostics;
using System.Windows.Controls;
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

    public TestContext TestContext { get; set; } = null!;

    [WindowTest]
    public void Line_100000_costs_what_line_100_does()
    {
        using var screen = new Screen();
        var (window, list, lines) = OpenList(screen);
        Fill(lines, 100);
        Ui.Settle();
        Append(lines, list, Sample);

        var few = Append(lines, list, Sample);
        var memoryBefore = GC.GetTotalMemory(forceFullCollection: true);
        var count = lines.Count;
        Fill(lines, Many - lines.Count);
        Ui.Settle();
        var memory = (GC.GetTotalMemory(forceFullCollection: true) - memoryBefore) / (double)(lines.Count - count);
        Append(lines, list, Sample);
        var many = Append(lines, list, Sample);
        var frames = Scroll(list);

        TestContext.WriteLine($"append and layout: {few.Median:F2} ms at line 100, {many.Median:F2} ms at line 100,000, ratio {many.Median / few.Median:F2}");
        TestContext.WriteLine($"lines measured for a line: {few.Measured:F1} and {many.Measured:F1}");
        TestContext.WriteLine($"frame while scrolling by a page: median {Median(frames):F1} ms, longest {frames.Max():F1} ms");
        TestContext.WriteLine($"memory of a line in the list: {memory:F0} bytes");
        Assert.IsLessThanOrEqualTo(few.Measured * 1.2, many.Measured, "A line of the long transcript has more lines measured.");
        Assert.IsLessThan(60, list.Items.Count - Unrealized(list), "Only what is in view has elements.");
        GC.KeepAlive(window);
    }

    private static (System.Windows.Window Window, ListBox List, System.Collections.ObjectModel.ObservableCollection<Line> Lines) OpenList(Screen screen)
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
        return (screen.Open(list, System.Windows.ThemeMode.Light, 720, 560), list, lines);
    }

    private static void Fill(System.Collections.ObjectModel.ObservableCollection<Line> lines, int count)
    {
        for (var i = 0; i < count; i++)
        {
            lines.Add(new Line($"Line {lines.Count}: " + new string('x', lines.Count * 37 % 200)));
        }
    }

    private static (double Median, double Measured) Append(System.Collections.ObjectModel.ObservableCollection<Line> lines, ListBox list, int count)
    {
        var times = new List<double>();
        MeasuredLine.Count = 0;
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Fill(lines, 1);
            list.UpdateLayout();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (Median(times), MeasuredLine.Count / (double)count);
    }

    private static List<double> Scroll(ListBox list)
    {
        var panel = TranscriptPanel.Of(list)!;
        var frames = new List<double>();
        for (var i = 0; i < Sample; i++)
        {
            var start = Stopwatch.GetTimestamp();
            panel.PageUp();
            list.UpdateLayout();
            frames.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return frames;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static int Unrealized(ListBox list) => list.Items.Cast<object>().Count(line => list.ItemContainerGenerator.ContainerFromItem(line) is null);

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
