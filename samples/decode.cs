#:project ../src/Chrysalis.Quantum/Chrysalis.Quantum.csproj
#:property PublishAot=false
// Each decoder explains the same shots of a circuit: [CIRCUIT.stim [SHOTS]].   dotnet run samples/decode.cs d5.stim 100000
using Chrysalis.Quantum.Decoding.Streams;
using Chrysalis.Quantum.ErrorModels;
using Chrysalis.Quantum.ErrorModels.Extraction;
using Chrysalis.Quantum.Stabilizer;
using Chrysalis.Quantum.Stim;
using Chrysalis.Quantum.SurfaceCode;

StimCircuit circuit = args is [var file, ..]
    ? StimCircuit.ReadFile(file)
    : MemoryCircuit.Generate(new() { Task = MemoryTask.RotatedZ, Distance = 5, Rounds = 5, Noise = UniformNoise.Of(0.005) });
int blocks = (args is [_, var count, ..] ? int.Parse(count) : 20_000) / DetectionSampler.BlockShots + 1;

var sampler = new DetectionSampler(circuit);
var model = CircuitErrorModel.Of(circuit, new ErrorModelOptions { DecomposeErrors = true });
Console.WriteLine($"{model.DetectorCount} detectors, {model.ErrorCount} errors");
foreach (DecoderKind kind in DecoderKind.All)
{
    var decoder = new BatchDecoder(kind.Create(model));
    // A block of shots depends on the seed and its number only: all decoders see the same ones.
    int mistakes = Enumerable.Range(0, blocks).Sum(block => decoder.CountMistakes(sampler.Sample(seed: 7, block)));
    Console.WriteLine($"{kind}: {mistakes} mistakes in {blocks * DetectionSampler.BlockShots} shots");
}
