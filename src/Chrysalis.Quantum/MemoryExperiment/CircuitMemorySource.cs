using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.MemoryExperiment.Bursts;
using Chrysalis.Quantum.MemoryExperiment.Counting;
using Chrysalis.Quantum.Shots;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;

namespace Chrysalis.Quantum.MemoryExperiment;

/// <summary>Shots of a generated memory circuit.</summary>
internal sealed class CircuitMemorySource(StimCircuit circuit, DetectorErrorModel model) : MemorySource(model)
{
    private readonly DetectionSampler sampler = new(circuit);

    /// <summary>The source of a setting: its circuit's shots, or those of circuits that a burst hits.</summary>
    public static MemorySource Create(MemorySetting setting, BurstOptions? bursts)
    {
        MemoryCircuitOptions options = CircuitOf(setting);
        StimCircuit circuit = MemoryCircuit.Generate(options);
        DetectorErrorModel model = CircuitErrorModel.Of(circuit, new() { DecomposeErrors = true });
        return setting.IsBurst ? new BurstMemorySource(options, bursts!, model) : new CircuitMemorySource(circuit, model);
    }

    /// <inheritdoc/>
    public override ShotTable Sample(ulong seed, long block) => sampler.Sample(seed, block);

    internal static MemoryCircuitOptions CircuitOf(MemorySetting setting) => new()
    {
        Task = setting.Code != MemoryNames.Surface ? MemoryTask.Repetition
            : setting.Basis == 'X' ? MemoryTask.RotatedX : MemoryTask.RotatedZ,
        Distance = setting.Distance,
        Rounds = setting.Rounds,
        Noise = setting.Noise.Split(' ')[0] switch
        {
            MemoryNames.Uniform => UniformNoise.Of(setting.Probability),
            MemoryNames.Si1000 => HardwareNoise.Si1000(setting.Probability),
            _ => HardwareNoise.Willow.Scaled(setting.Probability),
        },
    };
}
