using Chrysalis.Talking.Families;
using Chrysalis.Talking.Hearing;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.VolumeRendering.Speaking;

namespace Chrysalis.Benchmarks.Heads;

/// <summary>A persona that is a head in space, opened to be measured.</summary>
internal static class OpenedHead
{
    private const int SilentSeconds = 2, Frame = 20;

    /// <summary>Opens a persona's folder.</summary>
    public static HeadModel Of(string folder)
    {
        Persona persona = PersonaFile.Load(folder);
        return (HeadModel)TalkingFamilies.Get(persona.Family).Load(persona, "cpu");
    }

    /// <summary>What moves the head in silence, its eyes open: what a mouth's numbers mean is the persona's own.</summary>
    public static float[] SilentCodes(HeadModel model)
    {
        SpeechTrack silence = model.Speech.Listen(new(new float[Waveform.SpeechRateHz * SilentSeconds], Waveform.SpeechRateHz));
        return model.Codes(model.Hear(silence, Frame, 1), closure: 0);
    }
}
