using System.Globalization;
using System.Text;
using Chrysalis.Foundation.Text;
using Chrysalis.Talking.Checkpoints.Tensors;

namespace Chrysalis.Talking.Checkpoints.PyTorch;

/// <summary>
/// The Python names that a tensor file may refer to, and what becomes of a call to each. Everything else is refused by name.
/// None of them is Python: each is a few lines here that build a plain value.
/// </summary>
/// <param name="source">The file, for messages.</param>
/// <param name="torchScript">Also accept a TorchScript program's own classes, as objects that are only listed.</param>
internal sealed class PickleCalls(string source, bool torchScript)
{
    private const string Rebuild = "torch._utils.";

    /// <summary>Names that stand for a value or a harmless record; a call makes an object that nothing looks into.</summary>
    private static readonly HashSet<string> Inert =
    [
        "argparse.Namespace", "numpy.dtype", "numpy.ndarray", "torch.device",
        "numpy.core.multiarray.scalar", "numpy.core.multiarray._reconstruct",
        "numpy._core.multiarray.scalar", "numpy._core.multiarray._reconstruct",
        .. from module in new[] { "builtins", "__builtin__" }
           from name in new[] { "dict", "list", "int", "float", "set", "complex", "bytearray" }
           select $"{module}.{name}",
    ];

    private static readonly HashSet<string> Callable =
    [
        "collections.OrderedDict", "collections.defaultdict", "collections.Counter", "_codecs.encode",
        "torch.Size", "torch.nn.parameter.Parameter", "torch._tensor._rebuild_from_type_v2",
        Rebuild + "_rebuild_tensor", Rebuild + "_rebuild_tensor_v2", Rebuild + "_rebuild_tensor_v3",
        Rebuild + "_rebuild_parameter", Rebuild + "_rebuild_parameter_with_state",
    ];

    private static readonly HashSet<string> ScriptCallable =
    [
        .. from name in new[] { "build_intlist", "build_doublelist", "build_boollist", "build_tensorlist", "restore_type_tag" }
           select "torch.jit._pickle." + name,
    ];

    private readonly Dictionary<string, ElementType> storageTypes = [];

    /// <summary>The type of each storage that was named, by its key.</summary>
    public IReadOnlyDictionary<string, ElementType> StorageTypes => storageTypes;

    /// <summary>A name, when a tensor file may need it.</summary>
    /// <exception cref="CheckpointException">It may not.</exception>
    public PickleGlobal Resolve(string module, string name)
    {
        var global = new PickleGlobal(module, name);
        bool known = Callable.Contains(global.FullName) || Inert.Contains(global.FullName)
            || StorageType(global) is not null || NumberType(global) is not null
            || (torchScript && (IsScriptClass(global) || ScriptCallable.Contains(global.FullName)));
        return known ? global : throw new CheckpointException(
            $"'{source}' names {Quoting.Quotable(global.FullName)}, which a tensor file never needs: refused, and nothing was run; "
                + "ask for a file that holds only a state_dict.");
    }

    /// <summary>What a call of a resolved name makes; <paramref name="spend"/> is told of values that are copied.</summary>
    public object? Call(PickleGlobal function, object?[] arguments, Action<int> spend)
    {
        if (Inert.Contains(function.FullName) || IsScriptClass(function))
            return new PickleObject(function) { State = arguments };
        return function.FullName switch
        {
            "collections.defaultdict" => new PickleDictionary(),
            "collections.OrderedDict" or "collections.Counter" => Dictionary(arguments, spend),
            "_codecs.encode" => Encoding.Latin1.GetBytes(Argument<string>(arguments, 0, function)),
            "torch.Size" or "torch.nn.parameter.Parameter" => Argument<object>(arguments, 0, function),
            Rebuild + "_rebuild_parameter" or Rebuild + "_rebuild_parameter_with_state" => Argument<PickledTensor>(arguments, 0, function),
            "torch._tensor._rebuild_from_type_v2" => FromType(function, arguments),
            Rebuild + "_rebuild_tensor" or Rebuild + "_rebuild_tensor_v2" or Rebuild + "_rebuild_tensor_v3" => Tensor(function, arguments),
            _ when ScriptCallable.Contains(function.FullName) => Argument<object>(arguments, 0, function),
            _ => throw Damaged($"calls {function.FullName}"),
        };
    }

    /// <summary>The storage that a persistent id ('storage', class, key, device, count[, view]) names.</summary>
    public PickledStorage Storage(object? id)
    {
        if (id is not object?[] { Length: >= 5 } parts || parts[0] is not "storage" || parts[1] is not PickleGlobal type
            || StorageType(type) is not { } numbers || parts[4] is not (long count and >= 0))
        {
            throw Damaged("refers to something outside it that is not a storage of numbers");
        }

        string key = parts[2] as string
            ?? (parts[2] is long number ? number.ToString(CultureInfo.InvariantCulture) : throw Damaged("names a storage by no text"));
        if (storageTypes.GetValueOrDefault(key, numbers) != numbers)
            throw Damaged($"gives the storage '{Quoting.Quotable(key)}' two types");
        storageTypes[key] = numbers;
        // Old files name a part of a storage so: (its own key, first number, count).
        return parts.Length > 5 && parts[5] is object?[] { Length: 3 } view
            ? view is [_, long first and >= 0, long part and >= 0] && first <= count && part <= count - first
                ? new(numbers, key, part, first)
                : throw Damaged("names a part of a storage that lies outside it")
            : new(numbers, key, count);
    }

    private static bool IsScriptClass(PickleGlobal global) =>
        global.Module == "__torch__" || global.Module.StartsWith("__torch__.", StringComparison.Ordinal);

    private static ElementType? StorageType(PickleGlobal global) =>
        global.Module is "torch" or "torch.storage" or "torch.cuda" ? ElementType.OfStorage(global.Name) : null;

    private static ElementType? NumberType(PickleGlobal global) => global.Module == "torch" ? ElementType.Named(global.Name) : null;

    private PickledTensor Tensor(PickleGlobal function, object?[] arguments)
    {
        var storage = Argument<PickledStorage>(arguments, 0, function);
        // Version 3: (storage, offset, size, stride, requires_grad, hooks, dtype), the storage being plain bytes.
        ElementType type = function.Name == "_rebuild_tensor_v3"
            ? NumberType(Argument<PickleGlobal>(arguments, 6, function)) ?? throw Damaged("holds a tensor of an unknown type")
            : storage.Type;
        if (type == ElementType.Untyped || (storage.Type != type && storage.Type != ElementType.Untyped))
            throw Damaged($"holds a tensor of {type.Name} over a storage of {storage.Type.Name}");
        return PickledTensor.Create(
            storage, type, Argument<long>(arguments, 1, function), Numbers(arguments, 2, function), Numbers(arguments, 3, function),
            source);
    }

    /// <summary>(function, class, arguments, state): a tensor with attributes; its numbers are what counts.</summary>
    private object? FromType(PickleGlobal function, object?[] arguments)
    {
        var inner = Argument<PickleGlobal>(arguments, 0, function);
        return inner.FullName.StartsWith(Rebuild, StringComparison.Ordinal)
            ? Call(inner, Argument<object?[]>(arguments, 2, function), _ => { })
            : throw Damaged($"rebuilds a tensor by {inner.FullName}");
    }

    private PickleDictionary Dictionary(object?[] arguments, Action<int> spend)
    {
        var dictionary = new PickleDictionary();
        if (arguments.Length == 0)
            return dictionary;
        if (arguments[0] is PickleDictionary other)
        {
            spend(other.Entries.Count);
            dictionary.Entries.AddRange(other.Entries);
            return dictionary;
        }

        if (arguments[0] is not List<object?> pairs)
            throw Damaged("makes a dictionary of something else");
        spend(pairs.Count);
        foreach (object? pair in pairs)
        {
            IReadOnlyList<object?> two = pair as IReadOnlyList<object?> ?? throw Damaged("makes a dictionary of something else than pairs");
            if (two.Count != 2)
                throw Damaged("makes a dictionary of something else than pairs");
            dictionary.Add(two[0], two[1]);
        }

        return dictionary;
    }

    private long[] Numbers(object?[] arguments, int index, PickleGlobal function)
    {
        object?[] values = Argument<object?[]>(arguments, index, function);
        return values.All(value => value is long)
            ? [.. values.Cast<long>()]
            : throw Damaged("holds a tensor without a proper shape");
    }

    private T Argument<T>(object?[] arguments, int index, PickleGlobal function) =>
        index < arguments.Length && arguments[index] is T value
            ? value
            : throw Damaged($"calls {function.FullName} without its argument {index + 1}");

    private CheckpointException Damaged(string what) => new($"'{source}' is damaged or hostile: it {what}.");
}
