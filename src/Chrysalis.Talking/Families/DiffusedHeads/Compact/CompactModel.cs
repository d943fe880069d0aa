using Chrysalis.Talking.Families.DiffusedHeads.Compact.Painting;
using Chrysalis.Talking.Models;
using Chrysalis.Talking.Torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Compact;

/// <summary>A head whose motion is drawn from noise, loaded.</summary>
internal sealed class CompactModel : ITalkingModel, ICountsMultiplyAdds, IWarmsUp
{
    private readonly LayerWork work;

    /// <param name="weights">The persona's tensors; disposed with the model.</param>
    /// <param name="settings">What it says of itself.</param>
    public CompactModel(CompactWeights weights, CompactSettings settings)
    {
        (Weights, Settings) = (weights, settings);
        work = new(weights.Speech, weights.Teacher, weights.Student);
        Painter = new(weights.Arrays, weights.Path, CompactWeights.PainterPrefix, Math.Min(2, Environment.ProcessorCount));
        Traits = new()
        {
            FrameRate = CompactPreset.FrameRate,
            Size = new(weights.Portrait.Picture.Width, weights.Portrait.Picture.Height),
            Needs = SceneNeeds.None,
            Over = SceneNeeds.Face,
            KeepsState = true,
            DenoisingSteps = CompactSettings.AllSteps,
            MostGuidance = CompactSettings.MostGuidance,
            MostExpression = CompactSession.MostExpression,
            Head = new() { Known = settings.Known, Idle = seed => new DiffusedMotion(Weights, seed), TurnsPhotos = true },
        };
    }

    /// <inheritdoc/>
    public ModelTraits Traits { get; }

    /// <summary>The persona's tensors.</summary>
    public CompactWeights Weights { get; }

    /// <summary>What it says of itself.</summary>
    public CompactSettings Settings { get; }

    /// <summary>The painter's network.</summary>
    public OnnxPainter Painter { get; }

    /// <inheritdoc/>
    public long? MultiplyAddsDone => work.MultiplyAddsDone + Painter.MultiplyAddsDone;

    /// <inheritdoc/>
    public void WarmUp() => Painter.Open();

    /// <inheritdoc/>
    public ISpeakingSession Begin(SpeakingScene scene, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return new CompactSession(this, scene, seed);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Weights.Dispose();
        Painter.Dispose();
    }
}
