using Chrysalis.Talking.Families.DiffusedHeads.Networks;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Families.DiffusedHeads.Official;

/// <summary>The last frames of a speech, which the next one goes on from; before the first there is the identity frame.</summary>
internal sealed class MotionFrames : IDisposable
{
    private static readonly float[] Luma = [0.2989f, 0.587f, 0.114f];

    private readonly bool isGrey;
    private readonly Queue<Tensor> frames = new();

    /// <param name="identity">The identity frame, 1 x 3 x H x W, colours in [-1, 1].</param>
    /// <param name="shape">How many are seen, and whether in grey.</param>
    public MotionFrames(Tensor identity, UNetShape shape)
    {
        isGrey = shape.HasGreyMotion;
        for (int i = 0; i < shape.MotionFrames; i++)
            frames.Enqueue(Seen(identity));
    }

    /// <summary>The frames, the oldest first: 1 x (frames x channels) x H x W. The caller disposes it.</summary>
    public Tensor Together() => cat([.. frames], 1);

    /// <summary>Takes a new frame, and forgets the oldest.</summary>
    public void Push(Tensor frame)
    {
        if (frames.Count == 0)
            return;
        frames.Dequeue().Dispose();
        frames.Enqueue(Seen(frame));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor frame in frames)
            frame.Dispose();
        frames.Clear();
    }

    /// <summary>A frame as the network sees it; grey is ITU-R 601's luma, as torchvision has it.</summary>
    private Tensor Seen(Tensor frame)
    {
        using var scope = NewDisposeScope();
        Tensor seen = isGrey
            ? frame.mul(tensor(Luma).to(frame.device).view(1, 3, 1, 1)).sum(1, keepdim: true)
            : frame.clone();
        return seen.DetachFromDisposeScope();
    }
}
