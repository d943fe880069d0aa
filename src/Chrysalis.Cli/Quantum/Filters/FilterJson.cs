using System.Text.Json.Serialization;
using Chrysalis.Cli.CommandLine;
using Chrysalis.Quantum.Decoding.Streams;

namespace Chrysalis.Cli.Quantum.Filters;

/// <summary>What the filters print with <c>--json</c>, known when they are compiled.</summary>
[JsonSerializable(typeof(GenFindings))]
[JsonSerializable(typeof(SampleFindings))]
[JsonSerializable(typeof(EventFindings))]
[JsonSerializable(typeof(DemFindings))]
[JsonSerializable(typeof(DecodedShots))]
internal sealed partial class FilterJson : JsonSerializerContext
{
    /// <summary>The types in the one style.</summary>
    public static FilterJson Styled { get; } = new(JsonStyle.Of());
}
