namespace PluginIm.Views;

/// <summary>
/// The heights of the lines of a long list, of which only those that were shown are known; the others count as the average of these.
/// Sums and places take steps in the logarithm of the list's length: a tree of partial sums (Fenwick), one over the known heights and one
/// over how many are known.
/// </summary>
internal sealed class LineHeights
{
    /// <summary>What a line counts as before any was shown.</summary>
    private const double FirstGuess = 40;

    private double[] _known = [];
    private double[] _sums = [0];
    private int[] _knownCounts = [0];
    private double _knownSum;
    private int _knownCount;

    /// <summary>How many lines there are.</summary>
    public int Count { get; private set; }

    /// <summary>What all lines are high together.</summary>
    public double Total => _knownSum + ((Count - _knownCount) * Average);

    private double Average => _knownCount == 0 ? FirstGuess : _knownSum / _knownCount;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        (_known, _sums, _knownCounts) = ([], [0], [0]);
        (_knownSum, _knownCount, Count) = (0, 0, 0);
    }

    /// <summary>Takes note that lines were appended.</summary>
    public void GrowTo(int count)
    {
        if (count > _known.Length)
        {
            Enlarge(Math.Max(64, Math.Max(count, _known.Length * 2)));
        }

        Count = Math.Max(Count, count);
    }

    /// <summary>Takes note of the height of a line.</summary>
    public void Set(int index, double height)
    {
        var wasKnown = !double.IsNaN(_known[index]);
        var difference = height - (wasKnown ? _known[index] : 0);
        if (wasKnown && difference == 0)
        {
            return;
        }

        _known[index] = height;
        _knownSum += difference;
        _knownCount += wasKnown ? 0 : 1;
        for (var node = index + 1; node < _sums.Length; node += node & -node)
        {
            _sums[node] += difference;
            _knownCounts[node] += wasKnown ? 0 : 1;
        }
    }

    /// <summary>What the lines before one are high together.</summary>
    public double Before(int index)
    {
        var sum = 0.0;
        var known = 0;
        for (var node = index; node > 0; node -= node & -node)
        {
            sum += _sums[node];
            known += _knownCounts[node];
        }

        return sum + ((index - known) * Average);
    }

    /// <summary>The line at a height, and how far into the line that is.</summary>
    public (int Index, double Within) At(double height)
    {
        var index = 0;
        var rest = Math.Max(0, height);
        for (var step = HighestPowerIn(_sums.Length - 1); step > 0; step /= 2)
        {
            var next = index + step;
            if (next >= _sums.Length || next > Count)
            {
                continue;
            }

            var block = _sums[next] + ((step - _knownCounts[next]) * Average);
            if (block <= rest)
            {
                index = next;
                rest -= block;
            }
        }

        return index < Count ? (index, rest) : (Math.Max(0, Count - 1), 0);
    }

    private static int HighestPowerIn(int value) => value <= 0 ? 0 : 1 << System.Numerics.BitOperations.Log2((uint)value);

    /// <summary>Rare, since the room doubles: the trees are built over from what is known.</summary>
    private void Enlarge(int capacity)
    {
        var former = _known;
        _known = new double[capacity];
        Array.Fill(_known, double.NaN);
        (_sums, _knownCounts) = (new double[capacity + 1], new int[capacity + 1]);
        (_knownSum, _knownCount) = (0, 0);
        for (var i = 0; i < former.Length; i++)
        {
            if (!double.IsNaN(former[i]))
            {
                Set(i, former[i]);
            }
        }
    }
}
