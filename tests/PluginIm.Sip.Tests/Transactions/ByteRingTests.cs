namespace PluginIm.Sip.Tests.Transactions;

[TestClass]
public sealed class ByteRingTests
{
    [TestMethod]
    public void Each_piece_lies_in_one_row_while_the_ring_turns_and_grows()
    {
        var ring = new ByteRing();
        var alive = new Queue<(long Position, byte[] Bytes)>();
        for (var i = 1; i < 5000; i++)
        {
            var bytes = Enumerable.Repeat((byte)i, (i * 37 % 900) + 1).ToArray();
            alive.Enqueue((ring.Add(bytes.AsSpan(0, bytes.Length / 2), bytes.AsSpan(bytes.Length / 2)), bytes));

            // Two thirds of the time it fills, then it empties.
            for (var gone = 0; gone < (i % 300 > 200 ? 3 : 0) && alive.Count > 1; gone++)
            {
                var (position, old) = alive.Dequeue();
                ring.RemoveUpTo(position + old.Length);
            }

            Assert.IsTrue(alive.All(piece => ring.At(piece.Position, piece.Bytes.Length).SequenceEqual(piece.Bytes)), $"after piece {i}");
        }
    }

    [TestMethod]
    public void A_piece_larger_than_the_ring_finds_room()
    {
        var ring = new ByteRing();
        ring.Add("small"u8, default);
        var large = new byte[100_000];
        large[^1] = 7;

        var position = ring.Add(large, "end"u8);

        Assert.IsTrue(ring.At(position, large.Length).SequenceEqual(large));
        Assert.IsTrue(ring.At(position + large.Length, 3).SequenceEqual("end"u8));
    }
}
