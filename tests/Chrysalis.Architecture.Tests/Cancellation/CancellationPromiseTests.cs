using System.Reflection;
using System.Xml.Linq;

namespace Chrysalis.Architecture.Tests.Cancellation;

/// <summary>
/// What can be stopped is stopped in one way: it throws <see cref="OperationCanceledException"/>, and says so. The few that return what
/// they have instead, because a part of it is worth having, say that.
/// </summary>
public sealed class CancellationPromiseTests
{
    /// <summary>What a part of is worth having.</summary>
    private static readonly HashSet<string> ReturnWhatTheyHave =
    [
        "Chrysalis.Quantum.MemoryExperiment.MemoryStudy.Run", "Chrysalis.Quantum.MemoryExperiment.Willow.WillowData.Decode",
        "Chrysalis.Quantum.Decoding.Streams.StreamDecoder.Decode", "Chrysalis.Talking.Models.ITrains.Train",
        "Chrysalis.Talking.Training.TrainingRun.Run", "Chrysalis.Talking.LipSync.Judge.EvaluationTrainer.Train",
    ];

    [Fact]
    public void PublicMembers_ThatCanBeStopped_SayHow() => Breach.None([.. Stoppable()
        .Select(member => (Name: NameOf(member), Text: TextOf(member)))
        .Where(member => !member.Text.Contains("<inheritdoc", StringComparison.Ordinal))
        .Where(member => ReturnWhatTheyHave.Contains(member.Name)
            ? !member.Text.Contains("stopped", StringComparison.OrdinalIgnoreCase)
            : !member.Text.Contains("cref=\"T:System.OperationCanceledException\"", StringComparison.Ordinal))
        .Select(member => $"{member.Name} does not say what comes of stopping it").Distinct().Order(StringComparer.Ordinal)]);

    [Fact]
    public void PublicMembers_ThatCanBeStopped_NameTheirTokenAlike() => Breach.None([.. Stoppable()
        .SelectMany(member => member.GetParameters().Where(one => one.ParameterType == typeof(CancellationToken))
            .Where(one => one.Name != "cancellation").Select(one => $"{NameOf(member)} calls its token '{one.Name}', not 'cancellation'"))
        .Distinct().Order(StringComparer.Ordinal)]);

    [Fact]
    public void ReturnWhatTheyHave_Members_AreThere() =>
        Assert.Empty(ReturnWhatTheyHave.Except(Stoppable().Select(NameOf)));

    private static IEnumerable<MethodBase> Stoppable() => House.Libraries
        .SelectMany(name => Assembly.Load("Chrysalis." + name).GetExportedTypes())
        .SelectMany(type => type.GetMembers(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>())
        .Where(member => member.GetParameters().Any(one => one.ParameterType == typeof(CancellationToken)) && !IsHanded(member));

    /// <summary>Whether a constructor only takes the token for whoever asks for it.</summary>
    private static bool IsHanded(MethodBase member) => member.IsConstructor
        && member.DeclaringType!.GetProperties().Any(one => one.PropertyType == typeof(CancellationToken));

    private static string NameOf(MethodBase member) =>
        $"{member.DeclaringType!.FullName}.{(member.IsConstructor ? "#ctor" : member.Name)}";

    /// <summary>What is written of the members of that name that take a token; of all members where a constructor takes it.</summary>
    private static string TextOf(MethodBase member) => member.IsConstructor
        ? string.Concat(Documents.Where(one => one.Key.StartsWith($"M:{member.DeclaringType!.FullName}.", StringComparison.Ordinal))
            .SelectMany(one => one))
        : string.Concat(Documents[$"M:{NameOf(member)}"]);

    private static ILookup<string, string> Documents { get; } = House.Libraries
        .Select(name => Path.Combine(AppContext.BaseDirectory, $"Chrysalis.{name}.xml"))
        .SelectMany(path => XDocument.Load(path).Descendants("member"))
        .Select(member => (Name: member.Attribute("name")!.Value, Text: member.ToString()))
        .Where(member => member.Name.Contains("CancellationToken", StringComparison.Ordinal)
            || member.Text.Contains("OperationCanceledException", StringComparison.Ordinal))
        .ToLookup(member => member.Name.Split('(')[0].Split("``")[0], member => member.Text);
}
