using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Chrysalis.Architecture.Tests.Types;

/// <summary>Which type uses which, by the compiled assemblies: signatures, fields, attributes and the code of methods.</summary>
internal sealed class TypeGraph
{
    private static readonly string[] Names = ["Foundation", "Bitcoin", "Reports", "Jobs", "Signing", "Talking", "Quantum", "Studies"];

    private TypeGraph(IReadOnlyList<TypeUse> uses) => Uses = uses;

    /// <summary>All libraries and the program.</summary>
    public static TypeGraph House { get; } =
        Of([.. Names.Select(name => $"Chrysalis.{name}").Append("chrysalis").Where(IsBuilt).Select(Assembly.Load)]);

    /// <summary>This assembly: the counter-examples.</summary>
    public static TypeGraph Samples { get; } = Of([typeof(TypeGraph).Assembly]);

    /// <summary>Uses between namespaces of the assemblies, each once.</summary>
    public IReadOnlyList<TypeUse> Uses { get; }

    private static bool IsBuilt(string name) => File.Exists(Path.Combine(AppContext.BaseDirectory, name + ".dll"));

    private static TypeGraph Of(Assembly[] assemblies)
    {
        ArchUnitNET.Domain.Architecture architecture = new ArchLoader().LoadAssemblies(assemblies).Build();
        return new([.. architecture.Types
            .SelectMany(user => user.Dependencies, (user, dependency) => (User: user, Used: dependency.Target))
            .Select(pair => new TypeUse(NamespaceOf(pair.User), NameOf(pair.User), NamespaceOf(pair.Used), NameOf(pair.Used)))
            .Where(use => use.UserNamespace != use.UsedNamespace && IsOurs(use.UserNamespace) && IsOurs(use.UsedNamespace))
            .Distinct()]);
    }

    private static bool IsOurs(string name) => name.StartsWith("Chrysalis.", StringComparison.Ordinal);

    private static string NamespaceOf(IType type)
    {
        string name = type.FullName.Split('+', '/', '`', '<')[0];
        return name.LastIndexOf('.') is var dot and > 0 ? name[..dot] : "";
    }

    private static string NameOf(IType type) => type.FullName.Split('+', '/', '<')[0].Split('.')[^1];
}
