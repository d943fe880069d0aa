#:project ../src/Chrysalis.Talking/Chrysalis.Talking.csproj
// A family of one's own: a square whose brightness follows the voice. It joins the catalogue without a change to the library.
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Media.Sinks;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speaking;
using Chrysalis.Talking.Speech;

Console.WriteLine(string.Join(", ", TalkingFamilies.Catalogue.With(new LevelFamily()).Names));
using var speaker = new Speaker(new LevelModel(), "level");
var hum = new Waveform([.. Enumerable.Range(0, 16000).Select(i => MathF.Sin(i / 8f) * i / 16000)], Waveform.SpeechRateHz);
var levels = new List<byte>();
speaker.Speak(new() { Speech = new WaveformSource(hum), Sink = new CallbackSink(frame => levels.Add(frame.Rgb[0])) });
Console.WriteLine($"{levels.Count} frames, from {levels[0]} to {levels[^1]}");

class LevelFamily : ITalkingFamily
{
    public string Name => "level";
    public IReadOnlyList<string> Presets => ["plain"];
    public ITalkingModel Load(Persona persona, string device) => new LevelModel();
}

class LevelModel : ITalkingModel, ISpeakingSession
{
    public ModelTraits Traits { get; } = new() { FrameRate = new(25), Size = new(64, 64) };
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed) => this;
    public IEnumerable<Painted> Paint(ISpeechSource speech, IEnumerable<SceneFrame> scene, CancellationToken cancellation)
    {
        float[] sound = speech.ReadToEnd(cancellation).Samples;
        foreach (SceneFrame frame in scene)
            yield return new WholePainted(Picture(sound.Skip((int)frame.Index * 640).Take(640).DefaultIfEmpty().Max()));
    }
    public void Dispose() { }
    private static Frame Picture(float level) => new(64, 64, [.. Enumerable.Repeat((byte)(255 * Math.Clamp(level, 0, 1)), 64 * 64 * 3)]);
}
