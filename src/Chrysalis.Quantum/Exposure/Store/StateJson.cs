using System.Text.Json.Serialization;

namespace Chrysalis.Quantum.Exposure.Store;

/// <summary>The state of a store as JSON, known when the program is compiled.</summary>
[JsonSerializable(typeof(StoreState))]
internal sealed partial class StateJson : JsonSerializerContext;
