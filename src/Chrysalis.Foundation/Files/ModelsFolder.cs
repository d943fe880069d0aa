namespace Chrysalis.Foundation.Files;

/// <summary>The folder of models that came with the program.</summary>
public static class ModelsFolder
{
    /// <summary>Names the folder, in place of the checkout's <c>models</c>.</summary>
    public const string Variable = "CHRYSALIS_MODELS";

    /// <summary>The folder named by <see cref="Variable"/>, or else that of the checkout that runs; null without either.</summary>
    public static string? Find() => Find(Environment.GetEnvironmentVariable(Variable), AppContext.BaseDirectory);

    /// <summary>The <paramref name="named"/> folder, or else that of the checkout that holds <paramref name="start"/>.</summary>
    public static string? Find(string? named, string start)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (!string.IsNullOrEmpty(named))
            return named;
        for (string? folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            string models = Path.Combine(folder, "models");
            if (File.Exists(Path.Combine(models, "package.json")))
                return models;
        }

        return null;
    }
}
