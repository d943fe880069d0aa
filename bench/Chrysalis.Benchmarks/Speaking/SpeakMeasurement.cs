using Chrysalis.Talking.Speaking;

namespace Chrysalis.Benchmarks.Speaking;

/// <summary>One run: its result, and the processor time this process took, which other work on the machine changes little.</summary>
internal sealed record SpeakMeasurement(SpeakResult Result, TimeSpan Processor)
{
    public static SpeakMeasurement Make(Speaker speaker, SpeakRequest request)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        SpeakResult result = speaker.Speak(request);
        return new(result, Environment.CpuUsage.TotalTime - before);
    }
}
