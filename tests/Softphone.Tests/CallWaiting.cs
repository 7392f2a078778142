namespace Softphone.Tests;

internal static class CallWaiting
{
    public static Task ReachAsync(this PhoneCall call, CallState state) => Waiting.ForAsync(() => call.State == state, $"the call to be {state}");

    public static async Task<CallEnd> EndAsync(this PhoneCall call)
    {
        await call.ReachAsync(CallState.Ended);
        return call.End!;
    }
}
