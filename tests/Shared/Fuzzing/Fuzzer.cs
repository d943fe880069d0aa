using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace Chrysalis.Testing;

/// <summary>
/// Feeds a target with damaged inputs: each is taken or refused in its time and memory, or the test fails and says how to see it again.
/// A case depends on the seed, the target's name and its number only.
/// </summary>
internal sealed class Fuzzer
{
    private const int MostKinds = 20;
    private const int StackBytes = 1 << 20;
    private const long LogEvery = 50_000;

    private readonly FuzzTarget target;
    private readonly FuzzMutator mutator;
    private readonly FuzzCounts counts = new();
    private readonly Dictionary<string, FuzzFailure> failures = [];
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly MemoryMappedViewAccessor? mark;
    private long started;
    private long running;

    private Fuzzer(FuzzTarget target)
    {
        this.target = target;
        mutator = new(target);
        mark = Mark();
    }

    /// <summary>Runs the target's cases: as many as the environment asks for, or few.</summary>
    public static void Run(FuzzTarget target) => new Fuzzer(target).Run();

    /// <summary>The random numbers of a case.</summary>
    private Random RandomOf(long index)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in target.Name)
            hash = (hash ^ letter) * 1099511628211;
        hash = (hash ^ (ulong)FuzzSettings.Seed) * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 29) ^ (ulong)index) * 0xBF58476D1CE4E5B9;
        return new Random((int)(hash >> 32));
    }

    private void Run()
    {
        long first = FuzzSettings.OnlyCase ?? FuzzSettings.FirstCase;
        long end = FuzzSettings.OnlyCase + 1 ?? FuzzSettings.CasesOr(target.FewCases);
        while (first < end && failures.Count < MostKinds)
        {
            long from = first;
            var thread = new Thread(() => Loop(from, end), StackBytes) { IsBackground = true };
            thread.Start();
            first = Watch(thread) is { } hung ? hung + 1 : end;
        }
        string line = Log(end);
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        if (failures.Count > 0)
            Assert.Fail(line + "\n" + string.Join("\n", failures.Values.Select(failure => failure.Describe(target.Name))));
    }

    private void Loop(long first, long end)
    {
        for (long index = first; index < end && failures.Count < MostKinds; index++)
        {
            byte[] input = mutator.Input(index, RandomOf(index));
            mark?.Write(0, index);
            Volatile.Write(ref running, index);
            Volatile.Write(ref started, Stopwatch.GetTimestamp());
            FuzzFailure? failure = Case(index, input);
            Volatile.Write(ref started, 0);
            if (Volatile.Read(ref running) != index)
                return;
            if (failure is not null)
                Keep(failure);
            // A run of hours that is stopped has said how far it was.
            if ((index + 1) % LogEvery == 0 && index + 1 < end)
                Log(index + 1);
        }
    }

    private string Log(long end)
    {
        string range = FuzzSettings.FirstCase == 0 ? "" : $" from case {FuzzSettings.FirstCase} to {end}";
        string line = counts.Line(target.Name + range, clock.Elapsed);
        if (FuzzSettings.Log is { } log)
            File.AppendAllText(log, line + "\n");
        return line;
    }

    private FuzzFailure? Case(long index, byte[] input)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        FuzzFailure? failure = null;
        bool refused = false;
        try
        {
            target.Run(input);
        }
        catch (Exception error)
        {
            refused = target.Refuses(error);
            failure = refused ? null : FuzzFailure.Of(index, error, input);
        }
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        // The first case pays for what a process does once, such as loading a library.
        if (index > FuzzSettings.FirstCase && allocated > target.AllocationLimit + target.AllocationPerByte * input.Length)
            failure ??= new(index, "memory", $"It allocated {allocated >> 20} MB.", input);
        if (index < 0)
            return failure;
        counts.Cases++;
        counts.Taken += failure is null && !refused ? 1 : 0;
        counts.Refused += failure is null && refused ? 1 : 0;
        counts.Took(index, time);
        counts.MostAllocated = Math.Max(counts.MostAllocated, allocated);
        return failure;
    }

    /// <summary>Waits for the thread; the number of the case that it hangs in, when it does. Its thread is then left behind.</summary>
    private long? Watch(Thread thread)
    {
        while (!thread.Join(200))
        {
            long index = Volatile.Read(ref running);
            long start = Volatile.Read(ref started);
            if (start == 0 || Stopwatch.GetElapsedTime(start) < target.TimeLimit || Volatile.Read(ref running) != index)
                continue;
            byte[] input = mutator.Input(index, RandomOf(index));
            if (!HangsAgain(input) || Volatile.Read(ref started) != start)
                continue;
            Volatile.Write(ref running, -1);
            Keep(new(index, "hang", $"It took more than {target.TimeLimit.TotalSeconds} s.", input));
            return index;
        }
        return null;
    }

    /// <summary>Whether the input is slow on a second thread, too: a machine may have been busy.</summary>
    private bool HangsAgain(byte[] input)
    {
        var second = new Thread(() => Case(-1, input), StackBytes) { IsBackground = true };
        second.Start();
        return !second.Join(target.TimeLimit);
    }

    private void Keep(FuzzFailure failure)
    {
        counts.Failed++;
        lock (failures)
        {
            if (!failures.TryAdd(failure.Kind, failure))
                return;
        }
        if (FuzzSettings.Folder is not { } folder)
            return;
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, $"{FileName}-{failure.Index}"), failure.Input);
    }

    private string FileName => string.Concat(target.Name.Select(letter => char.IsLetterOrDigit(letter) ? letter : '-'));

    /// <summary>A file that always holds the number of the running case, which is read when a case ends the process.</summary>
    private MemoryMappedViewAccessor? Mark()
    {
        if (FuzzSettings.Folder is not { } folder)
            return null;
        Directory.CreateDirectory(folder);
        using var file = MemoryMappedFile.CreateFromFile(Path.Combine(folder, FileName + ".case"), FileMode.Create, null, sizeof(long));
        return file.CreateViewAccessor();
    }
}
