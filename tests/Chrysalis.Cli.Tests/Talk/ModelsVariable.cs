namespace Chrysalis.Cli.Tests.Talk;

/// <summary>Sets CHRYSALIS_MODELS while a test runs; tests of this collection run alone.</summary>
[CollectionDefinition(nameof(ModelsVariable), DisableParallelization = true)]
public static class ModelsVariable
{
    private const string Variable = "CHRYSALIS_MODELS";

    public static void Run(string folder, Action test)
    {
        string? before = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, folder);
        try
        {
            test();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, before);
        }
    }
}
