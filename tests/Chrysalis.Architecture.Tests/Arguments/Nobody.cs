using System.Reflection;

namespace Chrysalis.Architecture.Tests.Arguments;

/// <summary>Stands for any interface and refuses whatever is asked of it.</summary>
public class Nobody : DispatchProxy
{
    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        throw new InvalidOperationException("Arguments are checked before any of them is used.");
}
