namespace PluginIm.EndToEnd.Tests.Driving;

/// <summary>A rectangle on the screen, in pixels.</summary>
internal sealed record UiBounds(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;
}
