using Chrysalis.Foundation.Text;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Checkpoints.Tensors;

/// <summary>
/// Named tensors in a file, whatever the format: safetensors, PyTorch's zip and older formats, TorchScript.
/// Opening reads the names; a tensor is read when it is loaded. Nothing in the file is ever executed.
/// </summary>
internal abstract class WeightsFile : IDisposable
{
    private readonly MappedFile file;

    protected WeightsFile(MappedFile file, string format, IReadOnlyList<TensorInfo> tensors)
    {
        this.file = file;
        (Format, Tensors) = (format, tensors);
    }

    /// <summary>The file's path.</summary>
    public string Path => file.Path;

    /// <summary>The format, in words.</summary>
    public string Format { get; }

    /// <summary>All tensors, in the file's order.</summary>
    public IReadOnlyList<TensorInfo> Tensors { get; }

    /// <summary>True for a TorchScript program: its tensors can be listed, but it is not a state dictionary.</summary>
    public virtual bool IsTorchScript => false;

    /// <summary>Reads one tensor, contiguous. The caller disposes it.</summary>
    /// <exception cref="CheckpointException">Its type is not one of Torch's, or the file is damaged.</exception>
    public abstract Tensor Load(TensorInfo info);

    /// <summary>The tensors of a network: those of <paramref name="group"/>, or of the only dictionary that can be meant.</summary>
    /// <exception cref="CheckpointException">There is no such group, or several can be meant.</exception>
    public StateDictionary StateDictionary(string? group = null) => Checkpoints.Tensors.StateDictionary.Choose(this, group);

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    /// <summary>Reads numbers that lie one after another in the file.</summary>
    protected Tensor ReadNumbers(ElementType type, long offset, long count, string name)
    {
        if (type.Torch is not { } scalar)
            throw new CheckpointException(
                $"'{Path}' holds '{Quoting.Quotable(name)}' as {type.Name}, which Torch does not have here; save it as float32.");
        Tensor numbers = empty(count, scalar);
        const long Portion = 1 << 26;
        for (long done = 0; done < count; done += Portion)
        {
            using Tensor part = numbers.narrow(0, done, Math.Min(Portion, count - done));
            file.Read(offset + done * type.Bytes, part.bytes);
        }

        return numbers;
    }
}
