using Chrysalis.Talking.Checkpoints;
using Chrysalis.Talking.Families.AnyFace.Networks;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Painting;
using Chrysalis.Talking.Personas;
using Chrysalis.Talking.Training;

namespace Chrysalis.Talking.Families.AnyFace;

/// <summary>
/// Any face without training: speech moves the mouth of the face mesh, the given picture is warped along, and a small network paints only
/// what the picture does not show. May be shared between threads.
/// </summary>
public sealed class AnyFaceFamily : ITrains, IKnowsNetworks, ITurnsHeads
{
    /// <summary>The name on the command line and in personas.</summary>
    public const string FamilyName = "any-face";

    /// <inheritdoc/>
    public string Name => FamilyName;

    /// <inheritdoc/>
    public string TurnedHeads => "of a photo";

    /// <inheritdoc/>
    public IReadOnlyList<string> Presets { get; } = [.. AnyFacePreset.All.Select(preset => preset.Name)];

    /// <inheritdoc/>
    public IReadOnlyList<KnownNetwork> Networks { get; } =
    [
        KnownNetwork.Of(
            "any-face motion (compact)", "wide.0.weight",
            () => new MotionNetwork(MotionNetwork.OutputsFor(AnyFacePreset.Compact.Coefficients))),
        KnownNetwork.Of("any-face painter (compact)", "rise.0.style.weight", () => new PaintingNetwork(PainterFormat.Shape)),
        KnownNetwork.Of("any-face style (compact)", "layers.3.norm.weight", () => new StyleNetwork()),
    ];

    /// <inheritdoc/>
    public TrainingResult Train(TrainingRequest request, IProgress<TrainingProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(progress);
        return AnyFacePlan.Train(request, progress, cancellation);
    }

    /// <inheritdoc/>
    public ITalkingModel Load(Persona persona, string device)
    {
        ArgumentNullException.ThrowIfNull(persona);
        ArgumentNullException.ThrowIfNull(device);
        return new AnyFaceModel(AnyFaceWeights.Load(persona), OwnVideo.Open(persona), device);
    }
}
