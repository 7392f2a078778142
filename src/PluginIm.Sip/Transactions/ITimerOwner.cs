namespace PluginIm.Sip;

/// <summary>Whose timer it is: called on the wheel's thread, must not block.</summary>
internal interface ITimerOwner
{
    void OnTimer(WheelTimer timer);
}
