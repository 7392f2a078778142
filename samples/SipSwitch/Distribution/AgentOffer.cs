namespace SipSwitch.Distribution;

/// <summary>An agent who is kept for one invitation: nobody else gets them before this is disposed of.</summary>
internal sealed class AgentOffer(string user, Action<string> release) : IDisposable
{
    private int _isOver;

    public string User { get; } = user;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0)
        {
            release(User);
        }
    }
}
