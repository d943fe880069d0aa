using System.Buffers.Binary;
using System.Reflection;

namespace Chrysalis.Architecture.Tests.Temporaries;

/// <summary>Finds, in the compiled code, numbers turned into Torch's that are given on without being kept in a local.</summary>
internal static class UnheldNumbers
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private const byte Call = 0x28, CallVirtual = 0x6F, TwoBytes = 0xFE, StoreLong = 0x0E, StoreShort = 0x13, StoreFirst = 0x0A,
        StoreFourth = 0x0D;

    // The one place that keeps them for ever.
    private const string Keeper = "Scalars";

    // How many calls deep an operation is looked into.
    private const int Depth = 3;
    private static HashSet<string>? careless;

    /// <summary>The methods, as Type.Method.</summary>
    public static IEnumerable<string> Of(Assembly assembly) =>
        from type in assembly.GetTypes()
        where type.Name != Keeper && type.DeclaringType?.Name != Keeper
        from method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))
        where GivesAway(method)
        select $"{Readable(type)}.{method.Name}";

    private static string Readable(Type type) => type.Name.StartsWith('<') && type.DeclaringType is { } outer ? outer.Name : type.Name;

    private static bool GivesAway(MethodBase method)
    {
        byte[]? code = method.GetMethodBody()?.GetILAsByteArray();
        for (int i = 0; code is not null && i + 5 < code.Length; i++)
        {
            if (code[i] is Call or CallVirtual && Resolved(method, BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(i + 1))) is { } called
                && (IsOperator(called) || IsCareless(called) || (IsNumber(called) && !IsKept(code, i + 5))))
                return true;
        }

        return false;
    }

    private static bool IsKept(byte[] code, int at) =>
        code[at] is >= StoreFirst and <= StoreFourth or StoreShort
        || (code[at] == TwoBytes && at + 1 < code.Length && code[at + 1] == StoreLong);

    private static bool IsNumber(MethodBase called) =>
        called is MethodInfo { Name: "op_Implicit" or "ToScalar", ReturnType.FullName: "TorchSharp.Scalar" };

    /// <summary>Whether it is an operator of a tensor and a number, which makes Torch's number itself and does not hold it.</summary>
    private static bool IsOperator(MethodBase called) =>
        called is { IsSpecialName: true, DeclaringType.FullName: "TorchSharp.torch+Tensor" }
        && called.Name.StartsWith("op_", StringComparison.Ordinal)
        && called.GetParameters().Any(parameter => parameter.ParameterType.IsPrimitive);

    /// <summary>Whether it is an operation of Torch's own that makes a number and does not hold it, itself or in what it calls.</summary>
    private static bool IsCareless(MethodBase called) =>
        called.DeclaringType?.Assembly.GetName().Name == "TorchSharp"
            && Careless(called.DeclaringType.Assembly).Contains(Signature(called));

    private static HashSet<string> Careless(Assembly torch)
    {
        if (careless is not null)
            return careless;
        (string Name, string[] Calls, bool GivesAway)[] all =
        [
            .. from type in torch.GetTypes()
               where type.FullName is not ("TorchSharp.Scalar" or "TorchSharp.ScalarExtensionMethods")
               from method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))
               let calls = Calls(method).ToArray()
               select (Signature(method), calls.Select(call => Signature(call.Called)).ToArray(),
                   calls.Any(call => IsNumber(call.Called) && !call.IsKept)),
        ];
        var found = all.Where(method => method.GivesAway).Select(method => method.Name).ToHashSet();
        for (int depth = 0; depth < Depth; depth++)
            found.UnionWith([.. all.Where(method => method.Calls.Any(found.Contains)).Select(method => method.Name)]);
        return careless = found;
    }

    private static IEnumerable<(MethodBase Called, bool IsKept)> Calls(MethodBase method)
    {
        byte[]? code = method.GetMethodBody()?.GetILAsByteArray();
        for (int i = 0; code is not null && i + 5 < code.Length; i++)
        {
            if (code[i] is Call or CallVirtual
                && Resolved(method, BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(i + 1))) is { } called)
                yield return (called, IsKept(code, i + 5));
        }
    }

    private static string Signature(MethodBase method) =>
        $"{method.DeclaringType?.FullName}.{method.Name}("
            + $"{string.Join(", ", method.GetParameters().Select(own => own.ParameterType.Name))})";

    private static MethodBase? Resolved(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(
                token, method.DeclaringType?.GetGenericArguments(), method is ConstructorInfo ? null : method.GetGenericArguments());
        }
        catch (Exception error) when (error is ArgumentException or BadImageFormatException or FileNotFoundException)
        {
            // The bytes are no call: others happen to look like one.
            return null;
        }
    }
}
