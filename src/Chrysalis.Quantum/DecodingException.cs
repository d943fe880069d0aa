namespace Chrysalis.Quantum;

/// <summary>A model that cannot become a matching graph, or a shot that no error of the model explains.</summary>
/// <param name="message">One sentence: the offending value, the rule, the remedy.</param>
public class DecodingException(string message) : QuantumException(message);
