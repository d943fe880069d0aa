using Chrysalis.Foundation.Lifetimes;
using Chrysalis.Talking.Families.AnyFace.Clips;
using Chrysalis.Talking.Families.AnyFace.Motion;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Families.AnyFace.Shape;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Speech;

namespace Chrysalis.Talking.Families.AnyFace.Curves;

/// <summary>
/// Speech to the movement of a mouth, without any picture: for games and 3D characters. The model is loaded once and hears any number of
/// speeches, one after another: not for use from several threads at once.
/// </summary>
public sealed class SpokenShapes : IDisposable
{
    private readonly MouthBasis basis;
    private readonly float[] gains;
    private readonly IMouthNetworks networks;
    private readonly MouthRuler ruler;
    private readonly Lifetime lifetime;

    internal SpokenShapes(MouthBasis basis, float[] gains, IMouthNetworks networks)
    {
        (this.basis, this.gains, this.networks) = (basis, gains, networks);
        ruler = new(basis);
        lifetime = new(typeof(SpokenShapes), networks.Dispose);
        Names = ShapeNames.Of(basis.Count);
        Face = FaceTargets.Of(basis);
    }

    /// <summary>What the values of every frame are called.</summary>
    public ShapeNames Names { get; }

    /// <summary>The face that the coefficients move.</summary>
    public FaceTargets Face { get; }

    /// <summary>Loads a persona of the family <c>any-face</c>.</summary>
    /// <param name="personaFolder">The folder that training wrote.</param>
    /// <exception cref="TalkingException">The folder is not a usable persona, or one of another family.</exception>
    public static SpokenShapes Open(string personaFolder)
    {
        ArgumentNullException.ThrowIfNull(personaFolder);
        Persona persona = PersonaFile.Load(personaFolder);
        if (persona.Family != AnyFaceFamily.FamilyName)
            throw new TalkingException($"Persona '{personaFolder}' is of the family '{persona.Family}', which moves no mesh: "
                + $"give one of the family '{AnyFaceFamily.FamilyName}'.");
        var weights = AnyFaceWeights.Load(persona);
        return new(
            weights.Basis,
            weights.Gains,
            new OnnxMouthNetworks(weights.Arrays, weights.Path, weights.Preset.Painted.SizePx, Math.Min(2, Environment.ProcessorCount)));
    }

    /// <summary>The mouth in every frame of a speech, 25 a second, from its beginning to its end.</summary>
    /// <param name="speech">The speech at 16 kHz.</param>
    /// <param name="cancellation">Stops within twenty seconds of speech.</param>
    /// <exception cref="SpeechException">The speech is empty, or not at 16 kHz.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ShapeTrack Hear(Waveform speech, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(speech);
        using Lifetime.Use use = lifetime.Hold();
        if (speech.Samples.Length == 0)
            throw new SpeechException("The speech holds no sample: give a recording of at least one.");
        var spoken = new SpokenMouth(speech, networks, basis, gains);
        var frames = new ShapeFrame[spoken.FrameCount];
        for (int i = 0; i < frames.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            frames[i] = FrameOf(i, spoken);
        }

        return new(FaceFormat.FrameRate.PerSecond, Names, frames);
    }

    /// <inheritdoc/>
    public void Dispose() => lifetime.End();

    private ShapeFrame FrameOf(int index, SpokenMouth spoken)
    {
        float[] coefficients = spoken.At(index);
        return new(
            ShapeTrack.TimeOf(index, FaceFormat.FrameRate), coefficients, ArkitCurves.Of(ruler.Measure(coefficients)),
            Visemes.Weights(spoken.VisemesAt(index), spoken.ActivityAt(index)));
    }
}
