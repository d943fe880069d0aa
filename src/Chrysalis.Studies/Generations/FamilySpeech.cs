using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;
using static System.FormattableString;

namespace Chrysalis.Studies.Generations;

/// <summary>Lets personas say all that is asked, into folders of their own.</summary>
internal sealed class FamilySpeech(GenerationsRequest request, ISpeechMaker maker, VideoCount work, CancellationToken cancellation)
{
    private string? minute;

    /// <summary>What a persona says.</summary>
    /// <param name="persona">The persona.</param>
    /// <param name="name">By which it is shown, and its videos are kept.</param>
    public SpokenVideos Of(Persona persona, string name)
    {
        string folder = Path.Combine(request.Folder, name);
        // A persona with footage of its own also speaks by itself; the others over the first clip.
        string? alone = NeedsFace(persona) ? request.Clips[0] : null;
        MadeVideo[] clips =
            [.. request.Clips.Select((clip, i) => Speak(Invariant($"clip-{i + 1:000}"), clip, clip, request.Seed))];
        MadeVideo? sentence = request.Audio is { } audio ? Speak("sentence", audio, request.Clips[0], request.Seed) : null;
        MadeVideo? long60 = request.Minute ? Speak("minute", minute ??= MinuteSound(), alone, request.Seed) : null;
        MadeVideo[] seeds =
        [
            .. Enumerable.Range(0, request.Seeds).Select(i => Speak(Invariant($"seed-{i + 1}"), request.Clips[0], alone, request.Seed + i))
        ];
        return new(clips, sentence, long60, seeds);

        MadeVideo Speak(string video, string sound, string? face, int seed)
        {
            string output = Path.Combine(folder, video + ".mp4");
            return new(output, work.Done(
                name, () => maker.Speak(new(persona.Folder, sound, face, output, seed), cancellation)));
        }
    }

    private static bool NeedsFace(Persona persona)
    {
        using Speaker speaker = Speaker.Open(persona.Folder, "cpu");
        return speaker.NeedsFace;
    }

    private string MinuteSound()
    {
        IReadOnlyList<string> files = request.Audio is { } audio ? [audio] : request.Clips;
        Waveform[] said = [.. files.Select(file => AudioReader.Read(file, cancellation: cancellation))];
        string path = Path.Combine(request.Folder, "minute.wav");
        var samples = new float[(int)(GenerationsStudy.MinuteLength.TotalSeconds * said[0].SampleRateHz)];
        for (int at = 0, i = 0; at < samples.Length; i++)
        {
            ReadOnlySpan<float> one = said[i % said.Length].Samples;
            int count = Math.Min(one.Length, samples.Length - at);
            one[..count].CopyTo(samples.AsSpan(at));
            at += Math.Max(1, count);
        }

        Directory.CreateDirectory(request.Folder);
        WaveFile.Write(path, new Waveform(samples, said[0].SampleRateHz));
        return path;
    }
}
