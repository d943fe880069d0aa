using System.Diagnostics;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Foundation.Tests.Files;

public sealed class PendingFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("chrysalis pending ").FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void TemporaryPath_BesideTheTarget_KeepsItsExtension()
    {
        using var pending = new PendingFile(Path.Combine(folder, "deep", "v.mp4"));
        Assert.Equal(Path.Combine(folder, "deep"), Path.GetDirectoryName(pending.TemporaryPath));
        Assert.Equal(".mp4", Path.GetExtension(pending.TemporaryPath));
        Assert.True(File.Exists(pending.TemporaryPath));
        Assert.False(File.Exists(pending.Target));
    }

    [Fact]
    public void Complete_WhatAToolWrote_LiesUnderTheName()
    {
        string path = Path.Combine(folder, "a.bin");
        AtomicFile.WriteThrough(path, temporary => File.WriteAllText(temporary, "by a tool"));
        Assert.Equal("by a tool", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Dispose_NotCompleted_KeepsTheOldFile()
    {
        string path = Path.Combine(folder, "a.bin");
        File.WriteAllText(path, "old");
        using (var pending = new PendingFile(path))
            File.WriteAllText(pending.TemporaryPath, "half");
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void Constructor_TargetIsAFolder_SaysSo()
    {
        var error = Assert.Throws<IOException>(() => new PendingFile(folder));
        Assert.Equal($"'{folder}' is a folder: name a file in it.", error.Message);
    }

    [Fact]
    public void Remove_LeftByADeadProcess_Goes()
    {
        string stale = Touch(TemporaryName.Make(TemporaryName.MarkOf(Environment.MachineName), DeadProcess(), ".mp4"));
        StaleFiles.Remove(folder);
        Assert.False(File.Exists(stale));
    }

    [Fact]
    public void Remove_NumberGivenToALaterProcess_Goes()
    {
        string stale = Touch(TemporaryName.New(".json"));
        File.SetLastWriteTimeUtc(stale, Process.GetCurrentProcess().StartTime.ToUniversalTime().AddMinutes(-1));
        StaleFiles.Remove(folder);
        Assert.False(File.Exists(stale));
    }

    [Fact]
    public void Remove_StillWrittenOrNotOurs_Stays()
    {
        Touch(TemporaryName.New(".json"));
        Touch(TemporaryName.Make("00000000", DeadProcess(), ".mp4"));
        Touch(".chrysalis-notes.txt");
        Touch(".chrysalis-00000000-12-0123.tmp");
        StaleFiles.Remove(folder);
        Assert.Equal(4, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public void Remove_OfAnotherMachineADayOld_Goes()
    {
        string stale = Touch(TemporaryName.Make("00000000", Environment.ProcessId, ""));
        File.SetLastWriteTimeUtc(stale, DateTime.UtcNow.AddHours(-25));
        StaleFiles.Remove(folder);
        Assert.False(File.Exists(stale));
    }

    [Fact]
    public void Constructor_FolderWithLeftovers_IsTidied()
    {
        string stale = Touch(TemporaryName.Make(TemporaryName.MarkOf(Environment.MachineName), DeadProcess(), ""));
        AtomicFile.WriteText(Path.Combine(folder, "new.txt"), "x");
        Assert.False(File.Exists(stale));
    }

    [Fact]
    public void Write_ManyAtOnce_LeaveOneWholeFile()
    {
        string path = Path.Combine(folder, "a.txt");
        Parallel.For(0, 32, i => AtomicFile.WriteText(path, new string((char)('a' + i % 26), 10_000)));
        string text = File.ReadAllText(path);
        Assert.Equal(new string(text[0], 10_000), text);
        Assert.Single(Directory.GetFiles(folder));
    }

    private string Touch(string name)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, "half");
        return path;
    }

    private static int DeadProcess()
    {
        using Process process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "--help") { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.Id;
    }
}
