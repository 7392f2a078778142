using System.Text;

namespace PluginIm.Interop.Tests.Peers;

/// <summary>A minute of a tone as a WAV file: what a client without a microphone says.</summary>
internal static class ToneFile
{
    private const int SamplesPerSecond = 8_000;
    private const int Seconds = 60;

    /// <param name="path">Where to.</param>
    /// <param name="decibels">Its effective level in dBFS.</param>
    public static void Write(string path, double decibels)
    {
        using var writer = new BinaryWriter(File.Create(path));
        const int Length = Seconds * SamplesPerSecond * sizeof(short);
        writer.Write(Encoding.ASCII.GetBytes("RIFF"));
        writer.Write(36 + Length);
        writer.Write(Encoding.ASCII.GetBytes("WAVEfmt "));
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(SamplesPerSecond);
        writer.Write(SamplesPerSecond * sizeof(short));
        writer.Write((short)sizeof(short));
        writer.Write((short)16);
        writer.Write(Encoding.ASCII.GetBytes("data"));
        writer.Write(Length);
        var amplitude = Math.Sqrt(2) * 32768 * Math.Pow(10, decibels / 20);
        for (var i = 0; i < Seconds * SamplesPerSecond; i++)
        {
            writer.Write((short)Math.Round(amplitude * Math.Sin(Math.Tau * 440 * i / SamplesPerSecond)));
        }
    }
}
