using Chrysalis.Talking.Checkpoints.Safetensors;
using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.Wav2Lip.Generators;
using Chrysalis.Talking.Speech;
using Chrysalis.Talking.Torch;
using Chrysalis.Talking.Training.Parts;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.Wav2Lip;

/// <summary>
/// How what is heard becomes what is painted: widened to a real mouth's spread, and drawn to the mouth at rest where nothing is said.
/// </summary>
/// <param name="Rest">What is heard when the mouth rests, B values.</param>
/// <param name="Gain">Widens the opening.</param>
/// <param name="Sharpen">Amount of <see cref="UnsharpMask"/> of what is painted.</param>
internal sealed record MouthDrive(float[] Rest, OpeningGain Gain, float Sharpen)
{
    public const string FileName = "drive.safetensors";

    /// <summary>The tensor that tells its file from others.</summary>
    public const string Marker = "sharpen";

    /// <summary>Shapes of its tensors by name.</summary>
    public static IReadOnlyDictionary<string, long[]> Shapes { get; } = new Dictionary<string, long[]>
    {
        ["rest"] = [CompactSpeech.Values],
        ["gain.reading"] = [CompactSpeech.Values],
        ["gain.direction"] = [CompactSpeech.Values],
        ["gain.mean_and_factor"] = [2],
        [Marker] = [1],
    };

    /// <summary>For a generator nothing is known about: it rests as in silence, and nothing is widened.</summary>
    public static MouthDrive Plain(LipGenerator generator, int melFrames, Device device)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        float[] rest = generator.Hear(full([1, 1, MelSpectrogram.BandCount, melFrames], Scalars.Of(MelSpectrogram.Silence), device: device))
            .cpu()
            .data<float>().ToArray();
        return new(rest, new(new float[rest.Length], new float[rest.Length], 0, 1), 0);
    }

    /// <param name="heard">Frames x values.</param>
    /// <param name="activity">How much is being said in each frame, in [0, 1].</param>
    /// <returns>Frames x values.</returns>
    public Tensor Apply(Tensor heard, ReadOnlySpan<float> activity)
    {
        Tensor spoken = tensor(activity.ToArray()).unsqueeze(1).to(heard.device);
        return (Gain.Apply(heard) * spoken).Plus(tensor(Rest).to(heard.device) * spoken.neg().Plus(Scalars.Of(1)));
    }

    /// <summary>Writes it into a persona's folder.</summary>
    public void Save(string folder)
    {
        using var scope = NewDisposeScope();
        SafetensorsFile.Write(Path.Combine(folder, FileName), new Dictionary<string, Tensor>
        {
            ["rest"] = tensor(Rest),
            ["gain.reading"] = tensor(Gain.Reading),
            ["gain.direction"] = tensor(Gain.Direction),
            ["gain.mean_and_factor"] = tensor(new[] { Gain.Mean, Gain.Factor }),
            [Marker] = tensor(new[] { Sharpen }),
        });
    }

    /// <summary>Reads it from a persona's folder.</summary>
    /// <exception cref="CheckpointException">The file is missing or damaged.</exception>
    public static MouthDrive Load(string folder)
    {
        using var scope = NewDisposeScope();
        string path = Path.Combine(folder, FileName);
        Dictionary<string, Tensor> tensors = SafetensorsFile.Read(path);
        float[] gain = Values("gain.mean_and_factor", 2);
        return new(
            Values("rest", CompactSpeech.Values),
            new(Values("gain.reading", CompactSpeech.Values), Values("gain.direction", CompactSpeech.Values), gain[0], gain[1]),
            Values(Marker, 1)[0]);

        float[] Values(string name, int count) =>
            tensors.TryGetValue(name, out Tensor? tensor) && tensor.dtype == ScalarType.Float32 && tensor.numel() == count
                ? tensor.data<float>().ToArray()
                : throw new CheckpointException($"'{path}' lacks '{name}' of {count} single-precision values.");
    }
}
