using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Quantum.MemoryExperiment.Bursts;

/// <summary>
/// Shots hit by a burst. Every block of shots draws a place on the chip and a round of the shot; the decoder knows the
/// noise without bursts only, as on a chip that is not watched.
/// </summary>
internal sealed class BurstMemorySource(MemoryCircuitOptions options, BurstOptions bursts, DetectorErrorModel calm) : MemorySource(calm)
{
    // Data qubits of the generated circuits are two units of QUBIT_COORDS apart.
    private const double Spacing = 2;

    /// <inheritdoc/>
    public override ShotTable Sample(ulong seed, long block)
    {
        var random = new ShotRandom(seed ^ 0xB0257, block);
        double side = Spacing * options.Distance;
        (double x, double y) = (side * random.NextDouble(), side * random.NextDouble());
        // The repetition code is a line: its chip is hit somewhere along it.
        var impact = new Impact(
            x, options.Task == MemoryTask.Repetition ? 0 : y, options.Rounds * random.NextDouble(), bursts.Strength,
            Spacing * bursts.Radius, bursts.DecayCycles);
        return new DetectionSampler(MemoryCircuit.Generate(options, impact)).Sample(seed, block);
    }
}
