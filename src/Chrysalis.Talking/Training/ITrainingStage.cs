using static TorchSharp.torch;

namespace Chrysalis.Talking.Training;

/// <summary>
/// One part of a training at work. Every random choice of a step comes with the step, so that the step's number and the tensors of
/// <see cref="State"/> are the whole state: a resumed stage equals one that never stopped.
/// </summary>
public interface ITrainingStage : IDisposable
{
    /// <summary>Does one optimiser step.</summary>
    /// <returns>The training loss.</returns>
    double Learn(TrainingStep at);

    /// <summary>
    /// Validation figures by name; may write a preview picture into <paramref name="folder"/>. The same state gives the same figures.
    /// </summary>
    IReadOnlyDictionary<string, double> Validate(string folder, int steps);

    /// <summary>Everything a resumed run needs besides the step's number.</summary>
    IReadOnlyDictionary<string, Tensor> State();

    /// <summary>Takes back what <see cref="State"/> gave.</summary>
    void Restore(IReadOnlyDictionary<string, Tensor> tensors, string source);

    /// <summary>
    /// Makes the networks ready to serve once all stages met their goals, before the last validation; the same state gives the same
    /// networks.
    /// </summary>
    /// <param name="steps">Steps the stage did.</param>
    void Settle(int steps)
    {
    }
}
