using Chrysalis.Talking.Faces.Mesh;
using Chrysalis.Talking.Families;
using Chrysalis.Talking.Families.DiffusedHeads.Compact;
using Chrysalis.Talking.Families.DiffusedHeads.Compact.Flow;
using Chrysalis.Talking.Footage;
using Chrysalis.Talking.Media;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Benchmarks.Diffused;

/// <summary>A persona opened to be measured, and what its drawn motion says without being painted.</summary>
internal static class OpenedDiffused
{
    /// <summary>Opens a persona's folder.</summary>
    public static CompactModel Of(string folder)
    {
        Persona persona = PersonaFile.Load(folder);
        return (CompactModel)TalkingFamilies.Get(persona.Family).Load(persona, "cpu");
    }

    /// <summary>Draws the motion of a sound.</summary>
    public static DiffusedMotion Draw(CompactModel model, Waveform sound, SamplerSettings settings, ulong seed)
    {
        var motion = new DiffusedMotion(model.Weights, seed);
        motion.Listen(sound, settings, model.Traits.FrameRate.PerSecond);
        return motion;
    }

    /// <summary>How far the lips of the persona's face are apart with given numbers, in inter-ocular distances.</summary>
    public static float Opening(CompactModel model, float[] face)
    {
        var points = (System.Numerics.Vector3[])model.Weights.Shapes.Middle.Clone();
        model.Weights.Shapes.Move(face, 1, points);
        return LipRings.Opening(points);
    }

    /// <summary>How far the mouth of a clip is open, frame by frame, as it was measured; 0 where no face was found.</summary>
    public static float[] RealOpening(string clip, FrameRate rate)
    {
        FootageStore store = FootageStore.Of(Foundation.Files.CacheFolder.For("footage"), clip, rate);
        var feature = new OpeningFeature();
        using FeatureFile file = store.TryOpen(feature) ?? Recorded(store, feature);
        return file.Read<float>(0, (int)file.Count);
    }

    private static FeatureFile Recorded(FootageStore store, OpeningFeature feature)
    {
        store.Record([feature]);
        return store.TryOpen(feature)!;
    }
}
