using Chrysalis.Talking.Torch.Layers;
using TorchSharp.Modules;

namespace Chrysalis.Talking.Families.Wav2Lip.Export;

/// <summary>The compact generator's nodes.</summary>
internal static class CompactOnnx
{
    /// <returns>The picture before the sigmoid.</returns>
    public static string Write(OnnxLayers layers, CompactGenerator generator, long size)
    {
        CompactParts parts = generator.Parts;
        string heard = Hear(layers, generator.Speech);
        var seen = new List<string>();
        string x = layers.PixelsToChannels("faces", 6, size);
        foreach (IReadOnlyList<ConvUnit> level in parts.Down)
            seen.Add(x = level.Aggregate(x, layers.Unit));

        long coarse = size / 16;
        string mouth = layers.Reshape(layers.Linear(heard, parts.Seed), 0, -1, coarse, coarse);
        x = layers.Unit(layers.Join(x, mouth), parts.Join);
        for (int i = 0; i < parts.Rise.Count; i++)
            x = Rise(layers, parts.Rise[i], x, seen[^(i + 2)], heard);
        return layers.Plane(layers.ChannelsToPixels(layers.Unit(x, parts.Paint)), parts.Output);
    }

    private static string Hear(OnnxLayers layers, CompactSpeech speech)
    {
        string x = layers.Node("Mul", [layers.Reshape("mel", 0, 80, CompactSpeech.MelFrames), layers.Scalar(0.25f)]);
        foreach ((Conv1d narrow, Conv1d mix) in speech.Layers)
        {
            x = layers.LeakyRelu(layers.Time(x, narrow, stride: 2));
            x = layers.Node("Add", [x, layers.LeakyRelu(layers.Time(x, mix, stride: 1))]);
        }

        return layers.Linear(layers.Reshape(x, 0, -1), speech.End);
    }

    private static string Rise(OnnxLayers layers, RisingLevel level, string x, string seen, string heard)
    {
        x = layers.Node("Add", [layers.Unit(layers.Enlarge(x), level.Up), layers.Plane(seen, level.Skip)]);
        string style = layers.Reshape(layers.Linear(heard, level.Style), 0, -1, 1, 1);
        long channels = level.Style.weight!.shape[0] / 2;
        string scale = layers.Node("Add", [layers.Channels(style, 0, channels), layers.Scalar(1)]);
        return layers.Unit(
            layers.Node("Add", [layers.Node("Mul", [x, scale]), layers.Channels(style, channels, 2 * channels)]), level.Join);
    }
}
