using System.Globalization;
using Chrysalis.Testing;

namespace Chrysalis.Cli.Tests.Stopping;

/// <summary>
/// A signal at any moment ends any command cleanly: exit code 130, one word, nothing half-written.
/// CHRYSALIS_STOP_MOMENTS says at how many random moments each command is stopped (by default one).
/// </summary>
public sealed class StopTests(LongCommands commands) : IClassFixture<LongCommands>
{
    private const int Cancelled = 130;
    private const int KilledBeforeItListened = 143;
    private const double MostSeconds = 5;

    // Until the runtime is up nobody can listen; nothing has been done then either. Of the processor's time, as machines may be busy.
    private const double StartProcessorSeconds = 1;
    private const double StartSeconds = 1.5;

    public static TheoryData<string> Names => [.. LongCommands.Names];

    private static int Moments =>
        int.TryParse(Environment.GetEnvironmentVariable("CHRYSALIS_STOP_MOMENTS"), CultureInfo.InvariantCulture, out int most) ? most : 1;

    [Theory]
    [MemberData(nameof(Names))]
    public void Terminate_AtAnyMoment_EndsWith130AndLeavesNothing(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        var random = new Random(name.Sum(letter => letter));
        for (int i = 0; i < Moments; i++)
        {
            double moment = 0.2 + random.NextDouble() * (MostSeconds - 0.2);
            using var output = new TemporaryFolder();
            using var program = RunningProgram.Start(commands.Words(name, output.Path), Path.Combine(SharedData.Root, "models"));
            Thread.Sleep(TimeSpan.FromSeconds(moment));
            double worked = program.ProcessorTime.TotalSeconds;
            program.Terminate();
            (int code, string said) = program.WaitForEnd();

            string at = string.Create(
                CultureInfo.InvariantCulture, $"{name} at {moment:0.00} s, {worked:0.00} s of work, ended with {code}: {said}");
            if (code == KilledBeforeItListened && worked < StartProcessorSeconds && said.Trim().Length == 0)
                continue;
            Assert.True(code == Cancelled || (code == 0 && LongCommands.MayBeDone(name)), at);
            Assert.DoesNotContain("redirected", said, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFiles(output.Path, ".*", SearchOption.AllDirectories));
            Assert.True(OtherProcesses.NoneNames(commands.Folder), $"{name} left a decoder or encoder behind, stopped at {moment:0.00} s");
        }
    }

    [Theory]
    [InlineData("speak")]
    [InlineData("train wav2lip")]
    public void Terminate_ForTheSecondTime_EndsAtOnceWithoutAFault(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        var random = new Random(7);
        for (int i = 0; i < 2 + Moments; i++)
        {
            using var output = new TemporaryFolder();
            using var program = RunningProgram.Start(commands.Words(name, output.Path), Path.Combine(SharedData.Root, "models"));
            Thread.Sleep(TimeSpan.FromSeconds(StartSeconds + random.NextDouble() * 2));
            program.Terminate();
            Thread.Sleep(TimeSpan.FromSeconds(random.NextDouble() * 0.2));
            program.Terminate();
            (int code, string said) = program.WaitForEnd();

            Assert.True(
                code is Cancelled || (code == KilledBeforeItListened && said.Trim().Length == 0), $"{name} ended with {code}: {said}");
        }
    }
}
