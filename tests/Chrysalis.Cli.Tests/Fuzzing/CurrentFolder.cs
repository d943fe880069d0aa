namespace Chrysalis.Cli.Tests.Fuzzing;

/// <summary>Tests that change the process's current folder run alone.</summary>
[CollectionDefinition(nameof(CurrentFolder), DisableParallelization = true)]
public static class CurrentFolder
{
    /// <summary>Runs a test in a folder of its own.</summary>
    public static void Run(string folder, Action test)
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder;
        try
        {
            test();
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
