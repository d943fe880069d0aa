#:project ../src/Chrysalis.Quantum/Chrysalis.Quantum.csproj
// Whose public keys can be seen: addresses, or a node's blocks.   dotnet run samples/exposure.cs ADDRESS... | BLOCKS [STORE]
using Chrysalis.Foundation.Progress;
using Chrysalis.Quantum;
using Chrysalis.Quantum.Exposure;
using Chrysalis.Quantum.Exposure.Findings;

string[] asked = args.Length > 0 ? args : ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"];
ExposureOptions options = Path.Exists(asked[0])
    ? new() { Blocks = asked[0], Store = asked.ElementAtOrDefault(1), Richest = 5 }
    : new() { Addresses = asked };
try
{
    var progress = new Progress<WorkProgress>(step => Console.Error.Write($"\r{step.Done}/{step.Total} "));
    ExposureReport report = ExposureStudy.Run(options, progress);
    foreach (AddressFinding finding in report.Addresses)
        Console.WriteLine($"{finding.Address.Text}: {finding.Class}. {finding.Advice}");
    foreach (ExposureRow row in report.Summary.Rows)
        Console.WriteLine($"{row.Type}, {row.Class}: {row.Outputs} outputs, {row.Value} BTC");
    foreach (ExposedOwner owner in report.Richest)
        Console.WriteLine($"{owner.Address}: {owner.Value} BTC, visible by {owner.Class}");
    return 0;
}
catch (QuantumException error)
{
    Console.Error.WriteLine(error.Message);
    return 2;
}
