using Chrysalis.Talking.Numpy;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>What is heard in a speech, frame by frame: an embedding each. Read-only.</summary>
internal sealed class SpeechEmbeddings
{
    private readonly float[] values;
    private readonly int width;

    /// <param name="values">Frames x width, at least one frame.</param>
    /// <param name="width">Numbers an embedding.</param>
    public SpeechEmbeddings(float[] values, int width) => (this.values, this.width) = (values, width);

    /// <summary>Frames that it holds, at least 1.</summary>
    public int Frames => values.Length / width;

    /// <summary>The embedding of a frame; before the first comes the first, after the last the last.</summary>
    public ReadOnlySpan<float> this[long frame] => values.AsSpan((int)Math.Clamp(frame, 0, Frames - 1) * width, width);

    /// <summary>A frame's embedding between so many before it and as many after it: 1 x (2 neighbours + 1) x width.</summary>
    public Tensor Around(long frame, int neighbours)
    {
        var around = new float[(2 * neighbours + 1) * width];
        for (int i = 0; i <= 2 * neighbours; i++)
            this[frame - neighbours + i].CopyTo(around.AsSpan(i * width));
        return tensor(around).view(1, 2 * neighbours + 1, width);
    }

    /// <summary>Reads a <c>.npy</c> file: frames x width.</summary>
    /// <exception cref="TalkingException">It is no such file, or holds what is no number.</exception>
    public static SpeechEmbeddings Read(string path, int width)
    {
        NpyArray array = NpyArray.Read(path);
        if (array.Shape is not [> 0, var found] || found != width)
            throw new TalkingException($"'{path}' holds an array of shape [{string.Join(", ", array.Shape)}]; this persona hears the "
                + $"published audio encoder's embeddings, frames x {width}: give those as a .npy file.");
        int wrong = Array.FindIndex(array.Values, value => !float.IsFinite(value));
        return wrong < 0 ? new(array.Values, width) : throw new TalkingException(
            $"'{path}' holds {array.Values[wrong]} in frame {wrong / width}, which is no embedding: extract the features again.");
    }
}
