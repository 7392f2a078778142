namespace PluginIm.Sip.Tests.Transactions;

/// <summary>Walks every pair of state and input and compares the machine with the table of moves a test states.</summary>
internal static class MachineTable
{
    public static void AssertEveryPair<TState, TInput>(
        Func<TState, TInput, (TState State, TransactionActions Actions)> next,
        IReadOnlyDictionary<(TState State, TInput Input), (TState State, TransactionActions Actions)> moves)
        where TState : struct, Enum
        where TInput : struct, Enum
    {
        foreach (var state in Enum.GetValues<TState>())
        {
            foreach (var input in Enum.GetValues<TInput>())
            {
                var expected = moves.TryGetValue((state, input), out var move) ? move : (state, TransactionActions.None);

                Assert.AreEqual(expected, next(state, input), $"{state} on {input}");
            }
        }
    }
}
