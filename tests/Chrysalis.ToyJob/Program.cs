using System.Globalization;
using System.Text.Json;
using Chrysalis.Foundation.Files;
using Chrysalis.Jobs;
using Chrysalis.ToyJob;

// STORE OUTPUT UNITS THREADS: throws dice, keeps the parts in STORE ("-" for none), writes the result into OUTPUT,
// and says how many units ran.
var request = new DiceRequest(11, int.Parse(args[2], CultureInfo.InvariantCulture));
PartStore<DicePart>? store = args[0] == "-" ? null : new(args[0], JobKey.Of("dice", 1, request));
var job = new DiceJob();
DicePart result = new JobRunner(new() { Threads = int.Parse(args[3], CultureInfo.InvariantCulture) }).Run(job, request, store);
AtomicFile.WriteText(args[1], JsonSerializer.Serialize(result));
Console.WriteLine(job.Ran);
