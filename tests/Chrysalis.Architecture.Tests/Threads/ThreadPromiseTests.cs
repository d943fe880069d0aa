using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Chrysalis.Architecture.Tests.Threads;

/// <summary>Each public class says whether threads may share it, and what says so has no state that changes unguarded.</summary>
public sealed class ThreadPromiseTests
{
    // Their changing state lies behind a lock or an interlocked number; a transaction's is set while it is parsed.
    private static readonly HashSet<string> Guarded =
    [
        "Chrysalis.Foundation.Lifetimes.Lifetime", "Chrysalis.Bitcoin.ChainFiles.UndoReader", "Chrysalis.Talking.Speech.LiveSpeech",
        "Chrysalis.Bitcoin.Blocks.Transaction", "Chrysalis.Cluster.Asking.ClusterCarrier",
    ];

    [Fact]
    public void PublicClasses_SayWhetherThreadsMayShareThem() => Breach.None([.. Classes()
        .Where(type => !Summary(type).Contains("thread", StringComparison.Ordinal))
        .Select(type => $"{type.FullName} does not say whether threads may share it")]);

    /// <summary>A file read from start to end is set up once: its properties are set before anyone else has it.</summary>
    [Fact]
    public void ClassesThatThreadsMayShare_HaveNoFieldThatChanges() => Breach.None([.. Classes()
        .Where(type => Summary(type).Contains("shared between threads", StringComparison.Ordinal) && !Guarded.Contains(type.FullName!))
        .SelectMany(type => Fields(type)
            .Where(field => !field.IsInitOnly && !IsSetOnceByItsMaker(field))
            .Select(field => $"{type.FullName} may be shared between threads, and its {field.Name} changes"))]);

    [Fact]
    public void Guarded_Classes_AreThere() => Breach.None(
        [.. Guarded.Except(Classes().Select(type => type.FullName!)).Select(name => $"{name} is not a public class any more")]);

    private static IEnumerable<Type> Classes() => House.Libraries
        .SelectMany(name => Assembly.Load("Chrysalis." + name).GetExportedTypes())
        .Where(type => type.IsClass && !(type.IsAbstract && type.IsSealed) && !IsRecord(type))
        .Where(type => !type.IsAssignableTo(typeof(Exception)) && !type.IsAssignableTo(typeof(Delegate)) && !type.IsNested);

    // Records are values: they never change.
    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (Type? at = type; at is not null && at != typeof(object); at = at.BaseType)
            foreach (FieldInfo field in at.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                yield return field;
    }

    /// <summary>
    /// A parameter of the constructor, or a property's own field whose setter nobody outside can call: it is set while the object is made.
    /// </summary>
    private static bool IsSetOnceByItsMaker(FieldInfo field) => field.Name.EndsWith(">P", StringComparison.Ordinal)
        || field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name.StartsWith('<')
        && field.DeclaringType!.GetProperty(field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)]) is { SetMethod: var setter }
        && setter is not { IsPublic: true };

    private static string Summary(Type type) =>
        Documents.GetValueOrDefault("T:" + type.FullName!.Split('[')[0], "");

    private static Dictionary<string, string> Documents { get; } = House.Libraries
        .Select(name => Path.Combine(AppContext.BaseDirectory, $"Chrysalis.{name}.xml"))
        .SelectMany(path => XDocument.Load(path).Descendants("member"))
        .Where(member => member.Attribute("name")!.Value.StartsWith("T:Chrysalis.", StringComparison.Ordinal))
        .ToDictionary(
            member => member.Attribute("name")!.Value,
            member => string.Concat(member.Elements("summary").Select(summary => summary.Value)));
}
