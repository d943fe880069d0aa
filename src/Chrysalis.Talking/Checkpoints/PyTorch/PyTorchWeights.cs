using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Checkpoints.Tensors;
using static TorchSharp.torch;

namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>The tensors of a PyTorch file, each a view of a storage in it.</summary>
internal sealed class PyTorchWeights : WeightsFile
{
    private readonly Dictionary<TensorInfo, PickledTensor> tensors;
    private readonly Dictionary<string, StorageSpan> storages;

    private PyTorchWeights(
        MappedFile file, string format, bool script, Dictionary<TensorInfo, PickledTensor> tensors,
        Dictionary<string, StorageSpan> storages)
        : base(file, format, [.. tensors.Keys]) => (IsTorchScript, this.tensors, this.storages) = (script, tensors, storages);

    public override bool IsTorchScript { get; }

    /// <summary>Lists the tensors of an unpickled value and checks that their storages are there.</summary>
    /// <exception cref="CheckpointException">A storage is missing or smaller than it claims.</exception>
    public static PyTorchWeights Create(MappedFile file, string format, bool script, object? root, Func<PickledStorage, StorageSpan> locate)
    {
        var tensors = new Dictionary<TensorInfo, PickledTensor>(ReferenceEqualityComparer.Instance);
        var storages = new Dictionary<string, StorageSpan>();
        foreach ((string group, string name, PickledTensor tensor) in TensorTree.Find(root, file.Path))
        {
            PickledStorage storage = tensor.Storage;
            if (!storages.TryGetValue(storage.Key, out StorageSpan span))
                storages.Add(storage.Key, span = locate(storage));
            if (storage.First + storage.Count > span.Bytes / storage.Type.Bytes)
                throw new CheckpointException($"'{file.Path}' is damaged or hostile: tensor '{Quoting.Quotable(name)}' needs "
                    + $"{storage.Count} numbers, its storage '{Quoting.Quotable(storage.Key)}' has {span.Bytes} bytes.");
            tensors.Add(new(group, name, tensor.Shape, tensor.Type.Name, tensor.Count * tensor.Type.Bytes), tensor);
        }

        return new(file, format, script, tensors, storages);
    }

    public override Tensor Load(TensorInfo info)
    {
        PickledTensor view = tensors[info];
        long offset = storages[view.Storage.Key].Offset + view.Storage.First * view.Storage.Type.Bytes + view.Offset * view.Type.Bytes;
        using Tensor numbers = ReadNumbers(view.Type, offset, view.Span, info.FullName);
        if (view.Count == 0 || view.IsContiguous)
            return numbers.reshape(view.Shape);
        using Tensor strided = numbers.as_strided(view.Shape, view.Stride);
        return strided.contiguous();
    }
}
