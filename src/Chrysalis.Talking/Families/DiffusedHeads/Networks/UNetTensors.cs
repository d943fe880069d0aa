namespace Chrysalis.Talking.Families.DiffusedHeads.Networks;

/// <summary>
/// The names and shapes of a U-Net's tensors, written down without making one: a stranger's file is held against them before it costs any
/// memory.
/// </summary>
internal sealed class UNetTensors
{
    private readonly UNetShape shape;
    private readonly Dictionary<string, long[]> all = [];

    private UNetTensors(UNetShape shape) => this.shape = shape;

    /// <summary>Shapes by name.</summary>
    public static IReadOnlyDictionary<string, long[]> Of(UNetShape shape)
    {
        var tensors = new UNetTensors(shape);
        tensors.Linear("time_embed.fc.0", shape.Channels, shape.EmbeddingValues);
        tensors.Linear("time_embed.fc.2", shape.EmbeddingValues, shape.EmbeddingValues);
        tensors.Linear("audio_embed.0", shape.AudioEmbeddings * shape.Channels, shape.EmbeddingValues);
        tensors.Linear("audio_embed.2", shape.EmbeddingValues, shape.EmbeddingValues);
        var skipped = new Stack<int>();
        tensors.Down(skipped);
        int deepest = shape.ChannelsAt(shape.Multipliers.Count - 1);
        tensors.Residual("middle_block.0", deepest, deepest);
        tensors.Attention("middle_block.1", deepest);
        tensors.Residual("middle_block.2", deepest, deepest);
        tensors.Up(skipped);
        tensors.Norm("out.0", shape.ChannelsAt(0));
        tensors.Convolution("out.2", shape.ChannelsAt(0), shape.OutputChannels, 3, 3);
        return tensors.all;
    }

    private void Down(Stack<int> skipped)
    {
        int channels = shape.ChannelsAt(0), at = 1;
        Convolution("input_blocks.0.0", shape.InputChannels, channels, 3, 3);
        skipped.Push(channels);
        for (int level = 0; level < shape.Multipliers.Count; level++)
        {
            for (int block = 0; block < shape.Blocks; block++, at++)
            {
                Block($"input_blocks.{at}", channels, level);
                skipped.Push(channels = shape.ChannelsAt(level));
            }

            if (level == shape.Multipliers.Count - 1)
                continue;
            if (shape.ResamplesInBlocks)
                Residual($"input_blocks.{at}.0", channels, channels);
            skipped.Push(channels);
            at++;
        }
    }

    private void Up(Stack<int> skipped)
    {
        int channels = shape.ChannelsAt(shape.Multipliers.Count - 1), at = 0;
        for (int level = shape.Multipliers.Count - 1; level >= 0; level--)
        {
            for (int block = 0; block <= shape.Blocks; block++, at++)
            {
                int layers = Block($"output_blocks.{at}", channels + skipped.Pop(), level);
                channels = shape.ChannelsAt(level);
                if (level > 0 && block == shape.Blocks && shape.ResamplesInBlocks)
                    Residual($"output_blocks.{at}.{layers}", channels, channels);
            }
        }
    }

    /// <summary>A residual block, and attention where the level has it; how many layers that is.</summary>
    private int Block(string name, int input, int level)
    {
        Residual(name + ".0", input, shape.ChannelsAt(level));
        if (!shape.AttentionLevels.Contains(level))
            return 1;
        Attention(name + ".1", shape.ChannelsAt(level));
        return 2;
    }

    private void Residual(string name, int input, int output)
    {
        Norm(name + ".in_layers.0", input);
        Convolution(name + ".in_layers.2", input, output, 3, 3);
        Linear(name + ".t_emb_layers.1", shape.EmbeddingValues, 2 * output);
        Linear(name + ".audio_emb_layers.1", shape.EmbeddingValues, 2 * output);
        Norm(name + ".out_layers.0", output);
        Convolution(name + ".out_layers.3", output, output, 3, 3);
        if (input != output)
            Convolution(name + ".skip_connection", input, output, 1, 1);
    }

    private void Attention(string name, int channels)
    {
        Norm(name + ".norm", channels);
        Convolution(name + ".qkv", channels, 3 * channels, 1);
        Convolution(name + ".proj_out", channels, channels, 1);
    }

    private void Norm(string name, int channels) => Add(name, [channels], channels);

    private void Linear(string name, int input, int output) => Add(name, [output, input], output);

    private void Convolution(string name, int input, int output, params long[] kernel) => Add(name, [output, input, .. kernel], output);

    private void Add(string name, long[] weight, long bias)
    {
        all[name + ".weight"] = weight;
        all[name + ".bias"] = [bias];
    }
}
