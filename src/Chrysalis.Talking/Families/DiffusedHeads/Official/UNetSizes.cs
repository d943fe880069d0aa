using Chrysalis.Talking.Checkpoints.Tensors;
using Chrysalis.Talking.Families.DiffusedHeads.Networks;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>The sizes of a U-Net that its tensors show.</summary>
internal sealed class UNetSizes
{
    private const int MostChannels = 2048, MostMultiple = 32, MostLevels = 10, MostBlocks = 16, MostNeighbours = 64;

    private readonly StateDictionary weights;

    private UNetSizes(StateDictionary weights) => this.weights = weights;

    /// <summary>
    /// Reads them. What no tensor shows is as published: heads of 64 channels, two frames before the one to come.
    /// </summary>
    /// <exception cref="CheckpointException">They are not those of such a network.</exception>
    public static UNetShape Of(StateDictionary weights) => new UNetSizes(weights).Read();

    private UNetShape Read()
    {
        int channels = Size(DiffusedCheckpoint.Marker, 1, 2, MostChannels);
        if (channels % Normalisation.Groups != 0)
            throw Strange($"its {channels} channels are no multiple of {Normalisation.Groups}");
        int heard = Size("audio_embed.0.weight", 1, 2, channels * (2 * MostNeighbours + 1)), embeddings = heard / channels;
        if (heard % channels != 0 || embeddings % 2 == 0)
            throw Strange($"it hears {heard} numbers, which are no odd number of embeddings of {channels}");
        (int blocks, bool resamplesInBlocks) = Blocks();
        int levels = Count("output_blocks", MostLevels * (MostBlocks + 1)) / (blocks + 1);
        if (levels is < 1 or > MostLevels)
            throw Strange($"it has {levels} levels");
        int[] firsts = [.. Enumerable.Range(0, levels).Select(level => 1 + level * (blocks + 1))];
        return Frames(new()
        {
            Channels = channels,
            Multipliers = [.. firsts.Select(at => Multiple($"input_blocks.{at}.0.in_layers.2.weight", channels))],
            Blocks = blocks,
            AttentionLevels = [.. Enumerable.Range(0, levels).Where(level => Has($"input_blocks.{firsts[level]}.1.qkv.weight"))],
            ResamplesInBlocks = resamplesInBlocks,
            AudioNeighbours = embeddings / 2,
        });
    }

    /// <summary>
    /// Blocks a level: an upward level ends where its last block has one more that grows, or a downward one where a gap is.
    /// </summary>
    private (int Blocks, bool ResamplesInBlocks) Blocks()
    {
        int outputs = Count("output_blocks", MostLevels * (MostBlocks + 1));
        for (int at = 0; at < outputs; at++)
            if (Has($"output_blocks.{at}.1.in_layers.2.weight") || Has($"output_blocks.{at}.2.in_layers.2.weight"))
                return (Within(at), true);
        // Blocks without weights between the levels leave gaps in the numbers; where there are neither, there is but one level.
        int inputs = Count("input_blocks", MostLevels * (MostBlocks + 1));
        return (Within(Math.Min(inputs, outputs) - 1), inputs == outputs);

        int Within(int blocks) => blocks is >= 1 and <= MostBlocks ? blocks : throw Strange($"it has {blocks} blocks a level");
    }

    private UNetShape Frames(UNetShape shape)
    {
        int input = Size("input_blocks.0.0.weight", 1, 4, 64), output = Size("out.2.weight", 0, 4, 64);
        foreach (bool isGrey in (bool[])[false, true])
            foreach (bool learns in (bool[])[true, false])
                if (shape with { HasGreyMotion = isGrey, LearnsVariance = learns } is { } found
                    && found.InputChannels == input && found.OutputChannels == output)
                    return Headed(found);
        throw Strange($"it takes {input} channels and gives {output}, where the published networks take 12 (8 with grey motion frames) "
            + "and give 6 or 3");
    }

    private UNetShape Headed(UNetShape shape)
    {
        int[] levels = [.. shape.AttentionLevels, shape.Multipliers.Count - 1];
        return levels.All(level => shape.ChannelsAt(level) % shape.ChannelsAHead!.Value == 0) ? shape
            : throw Strange($"it has attention over channels that heads of {shape.ChannelsAHead} do not share out");
    }

    private int Multiple(string name, int channels)
    {
        int output = Size(name, 0, 4, channels * MostMultiple);
        return output % channels == 0 ? output / channels : throw Strange($"'{name}' gives {output} channels, no multiple of {channels}");
    }

    private bool Has(string name) => weights.Tensors.ContainsKey(name);

    /// <summary>How many numbered blocks follow one another from 0.</summary>
    private int Count(string blocks, int most)
    {
        var numbers = new HashSet<string>();
        foreach (string name in weights.Tensors.Keys.Where(name => name.StartsWith(blocks + ".", StringComparison.Ordinal)))
            numbers.Add(name.Split('.', 3)[1]);
        int count = 0;
        while (count <= most && numbers.Contains($"{count}"))
            count++;
        return count;
    }

    private int Size(string name, int dimension, int dimensions, int most) =>
        weights.Tensors.GetValueOrDefault(name) is not { } tensor ? throw Strange($"it lacks '{name}'")
        : tensor.Shape.Count == dimensions && tensor.Shape[dimension] >= 1 && tensor.Shape[dimension] <= most ? (int)tensor.Shape[dimension]
        : throw Strange($"its '{name}' is of shape {tensor.ShapeText}");

    private CheckpointException Strange(string what) =>
        new($"'{weights.Source}' is no network of Diffused Heads that is known here: {what}.");
}
