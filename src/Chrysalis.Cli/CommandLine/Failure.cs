using Chrysalis.Bitcoin.Addresses;
using Chrysalis.Foundation.Errors;
using Chrysalis.Foundation.Files;

namespace Chrysalis.Cli.CommandLine;

/// <summary>Says in one sentence what went wrong, and which exit code that is.</summary>
internal static class Failure
{
    /// <summary>Set to 1 to see where an error came from.</summary>
    public const string DebugVariable = "CHRYSALIS_DEBUG";

    /// <summary>Whether it is set.</summary>
    public static bool IsDebugging => Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 } value && value != "0";

    /// <summary>Says in one sentence what went wrong, and returns the exit code it leads to.</summary>
    public static int Report(Exception error, CommandContext context)
    {
        // A private key given by mistake must not come back in what its place in the command line is called.
        if (IsDebugging)
            context.Error.WriteLine(SecretText.Hide(error.ToString(), context.Arguments));
        context.Error.WriteLine(SecretText.Hide(Sentence(error, context), context.Arguments));
        return IsBadInput(error, context) ? ExitCode.BadInput : ExitCode.Failed;
    }

    /// <summary>A missing file is bad input only where the command line names it: one of our own is our fault.</summary>
    private static bool IsBadInput(Exception error, CommandContext context) => error switch
    {
        ChrysalisException or UnauthorizedAccessException => true,
        FileNotFoundException missing => missing.FileName is { } file && context.Names(file),
        DirectoryNotFoundException => Quoted(error.Message) is { } folder && context.Names(folder),
        _ => false,
    };

    /// <summary>The message's first line; the exception's kind is added when the message was not written for users.</summary>
    private static string Sentence(Exception error, CommandContext context)
    {
        string message = error.Message.ReplaceLineEndings("\n").Split('\n')[0].Trim();
        return error is FileNotFoundException missing && IsOwn(missing.FileName)
            ? $"A file of the program itself is missing ({message.TrimEnd('.')}): build or install it again."
            : error is ChrysalisException refusal ? InWordsOfTheCommandLine(message, refusal, context)
            : error is IOException or UnauthorizedAccessException ? message
            : $"The work failed: {message} ({error.GetType().Name}; {DebugVariable}=1 shows where.)";
    }

    /// <summary>Adds what the settings are called as options, and how what is missing is installed: a library knows neither.</summary>
    private static string InWordsOfTheCommandLine(string message, ChrysalisException refusal, CommandContext context)
    {
        // What is said of a file around an error has the error within it.
        ChrysalisException[] all = [.. Chain(refusal)];
        message = SettingOptions.Name(message, all.SelectMany(one => one.Settings), context.Options);
        return all.FirstOrDefault(one => one.NotInstalled is not null)?.NotInstalled is { } missing
            ? $"{message.TrimEnd('.')}; {Installation.Of(missing)}."
            : message;
    }

    private static IEnumerable<ChrysalisException> Chain(Exception error)
    {
        for (Exception? at = error; at is not null; at = at.InnerException)
            if (at is ChrysalisException one)
                yield return one;
    }

    /// <summary>Whether a file belongs to the program: an assembly, or something beside it or in its folder of models.</summary>
    private static bool IsOwn(string? file)
    {
        if (file is null || !Path.IsPathRooted(file))
            return true;
        string?[] own = [AppContext.BaseDirectory, ModelsFolder.Find()];
        return own.OfType<string>().Any(folder => Path.GetFullPath(file).StartsWith(Path.GetFullPath(folder), StringComparison.Ordinal));
    }

    /// <summary>The path in a message such as "Could not find a part of the path '/a/b'."</summary>
    private static string? Quoted(string message) => message.Split('\'') is [_, var path, _] ? path : null;
}
