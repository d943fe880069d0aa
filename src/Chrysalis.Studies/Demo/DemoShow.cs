using System.Diagnostics;
using Chrysalis.Foundation.Progress;
using Chrysalis.Studies.Computer;
using Chrysalis.Talking.Faces;
using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Faces.Tracking;
using Chrysalis.Talking.Families.AnyFace;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Studies.Demo;

/// <summary>Makes each persona's video and watches it afterwards, as a viewer would. Not for use from several threads at once.</summary>
/// <param name="audio">The recording to speak.</param>
/// <param name="photo">The photo that speaks where a persona is for any face.</param>
/// <param name="device">Device of the networks.</param>
/// <param name="cache">Folder for data kept between runs; null for the usual one.</param>
public sealed class DemoShow(string audio, string photo, string device, string? cache)
{
    private const int StillCount = 12;

    private readonly string audio = audio ?? throw new ArgumentNullException(nameof(audio));
    private readonly string photo = photo ?? throw new ArgumentNullException(nameof(photo));
    private readonly string device = device ?? throw new ArgumentNullException(nameof(device));
    private string? footage;

    /// <summary>
    /// Lets a persona speak into <paramref name="output"/>: over its own footage, or the photo where it is for any face, or the first
    /// one's video where it has none.
    /// </summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public DemoScene Play(string personaFolder, string output, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(personaFolder);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(steps);
        long start = Stopwatch.GetTimestamp();
        Persona persona = PersonaFile.Load(personaFolder);
        var request = new SpeakRequest { Audio = audio, Output = output, CacheFolder = cache };
        Speaker.RequireReadable(request, cancellation);
        SpeakResult speech;
        TimeSpan loadTime;
        using (Speaker speaker = Speaker.Open(personaFolder, device))
        {
            loadTime = Stopwatch.GetElapsedTime(start);
            speech = speaker.Speak(
                request with { Face = FaceFor(persona, speaker) },
                steps.As<SpeakProgress>(
                    progress => new(progress.Stage.ToString().ToLowerInvariant(), progress.Done, progress.Total)),
                cancellation);
        }

        footage ??= output;
        long memory = PeakMemory.Megabytes();
        var stills = new List<(TimeSpan, Frame)>();
        List<DemoMoment> moments = Watch(speech, stills, steps, cancellation);
        return new(persona, speech, loadTime, memory, moments, stills);
    }

    private string? FaceFor(Persona persona, Speaker speaker) =>
        persona.Family == AnyFaceFamily.FamilyName ? photo : speaker.NeedsFace ? footage : null;

    private static List<DemoMoment> Watch(
        SpeakResult speech, List<(TimeSpan, Frame)> stills, IProgress<WorkProgress> steps, CancellationToken cancellation)
    {
        FrameRate rate = MediaProbe.Probe(speech.Output).FrameRate;
        Waveform sound = AudioReader.Read(speech.Output, cancellation: cancellation);
        var moments = new List<DemoMoment>(speech.FrameCount);
        using var analyzer = new FaceAnalyzer();
        IEnumerable<Frame> frames = VideoReader.Read(speech.Output, cancellation: cancellation);
        foreach ((Frame frame, TrackedFace? face) in analyzer.AnalyzeFrames(frames, FaceSelection.Largest, cancellation))
        {
            int index = moments.Count;
            TimeSpan time = rate.TimeOf(index);
            if (index * StillCount / speech.FrameCount >= stills.Count && stills.Count < StillCount)
                stills.Add((time, frame));
            double? opening = face is null ? null : MouthShape.Opening(face.Landmarks);
            moments.Add(new(time.TotalSeconds, opening, Loudness(sound, time, rate.TimeOf(index + 1))));
            steps.Report(new("watch", moments.Count, speech.FrameCount));
        }

        return moments;
    }

    private static double Loudness(Waveform sound, TimeSpan from, TimeSpan to)
    {
        int first = Math.Min(sound.Samples.Length, (int)(from.TotalSeconds * sound.SampleRateHz));
        int end = Math.Min(sound.Samples.Length, (int)(to.TotalSeconds * sound.SampleRateHz));
        double sum = 0;
        for (int i = first; i < end; i++)
            sum += (double)sound.Samples[i] * sound.Samples[i];
        return end > first ? Math.Sqrt(sum / (end - first)) : 0;
    }
}
