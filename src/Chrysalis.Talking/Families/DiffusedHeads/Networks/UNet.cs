using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>
/// The network of Diffused Heads: the noise in a frame, given the step, the frames before it, the person's identity frame and the speech
/// around it. Names of its tensors as in the public code.
/// </summary>
internal sealed class UNet : Module
{
    private readonly TimeEmbedding time_embed;
    private readonly Sequential audio_embed, @out;
    private readonly ModuleList<UNetLayers> input_blocks, output_blocks;
    private readonly UNetLayers middle_block;

    /// <param name="shape">Its sizes.</param>
    public UNet(UNetShape shape) : base(nameof(UNet))
    {
        Shape = shape;
        time_embed = new(shape.Channels);
        audio_embed = EmbeddingLayers.Of(shape.AudioEmbeddings * shape.Channels, shape.EmbeddingValues);
        var skipped = new Stack<int>();
        input_blocks = new([.. Down(shape, skipped)]);
        int deepest = shape.ChannelsAt(shape.Multipliers.Count - 1);
        middle_block = new(
            new ResidualBlock(deepest, deepest, shape), new AttentionBlock(deepest, shape.HeadsOf(deepest)),
            new ResidualBlock(deepest, deepest, shape));
        output_blocks = new([.. Up(shape, skipped)]);
        @out = Sequential(
            Normalisation.Of(shape.ChannelsAt(0)), Identity(),
            Zeroed.Layer(Conv2d(shape.ChannelsAt(0), shape.OutputChannels, 3, padding: 1)));
        RegisterComponents();
    }

    /// <summary>Its sizes.</summary>
    public UNetShape Shape { get; }

    /// <summary>What the network says of noisy frames.</summary>
    /// <param name="noisy">The noisy frames, B x 3 x H x W, colours in [-1, 1].</param>
    /// <param name="steps">The step of each, B.</param>
    /// <param name="motion">The frames before each, the oldest first, B x (frames x channels) x H x W.</param>
    /// <param name="identity">The person, B x 3 x H x W.</param>
    /// <param name="audio">The embeddings of the speech around each, B x embeddings x C.</param>
    /// <returns>The noise, and behind it the place of the variance where that is learnt: B x 6 (or 3) x H x W.</returns>
    public Tensor Predict(Tensor noisy, Tensor steps, Tensor motion, Tensor identity, Tensor audio)
    {
        var told = new UNetEmbeddings(EmbedTime(steps), EmbeddingLayers.Call(audio_embed, audio.reshape(audio.shape[0], -1)));
        Tensor h = cat([noisy, motion, identity], 1);
        var skipped = new Stack<Tensor>();
        foreach (UNetLayers block in input_blocks)
            skipped.Push(h = block.call(h, told));
        h = middle_block.call(h, told);
        foreach (UNetLayers block in output_blocks)
            h = block.call(cat([h, skipped.Pop()], 1), told);
        return ((Conv2d)@out[2]).call(functional.silu(((GroupNorm)@out[0]).call(h)));
    }

    /// <summary>Steps as the network is told them: B to B x 4C.</summary>
    public Tensor EmbedTime(Tensor steps) => time_embed.call(steps);

    private static IEnumerable<UNetLayers> Down(UNetShape shape, Stack<int> skipped)
    {
        int channels = shape.ChannelsAt(0);
        skipped.Push(channels);
        yield return new(Conv2d(shape.InputChannels, channels, 3, padding: 1));
        for (int level = 0; level < shape.Multipliers.Count; level++)
        {
            for (int block = 0; block < shape.Blocks; block++)
            {
                skipped.Push(shape.ChannelsAt(level));
                yield return new([.. Block(shape, channels, level)]);
                channels = shape.ChannelsAt(level);
            }

            if (level == shape.Multipliers.Count - 1)
                continue;
            skipped.Push(channels);
            yield return shape.ResamplesInBlocks
                ? new(new ResidualBlock(channels, channels, shape, SizeChange.Half))
                : new(SizeChange.Half);
        }
    }

    private static IEnumerable<UNetLayers> Up(UNetShape shape, Stack<int> skipped)
    {
        int channels = shape.ChannelsAt(shape.Multipliers.Count - 1);
        for (int level = shape.Multipliers.Count - 1; level >= 0; level--)
        {
            for (int block = 0; block <= shape.Blocks; block++)
            {
                List<Module> layers = [.. Block(shape, channels + skipped.Pop(), level)];
                channels = shape.ChannelsAt(level);
                bool grows = level > 0 && block == shape.Blocks;
                if (grows && shape.ResamplesInBlocks)
                    layers.Add(new ResidualBlock(channels, channels, shape, SizeChange.Double));
                yield return new(grows && !shape.ResamplesInBlocks ? SizeChange.Double : SizeChange.None, [.. layers]);
            }
        }
    }

    private static IEnumerable<Module> Block(UNetShape shape, int input, int level)
    {
        int output = shape.ChannelsAt(level);
        yield return new ResidualBlock(input, output, shape);
        if (shape.AttentionLevels.Contains(level))
            yield return new AttentionBlock(output, shape.HeadsOf(output));
    }
}
