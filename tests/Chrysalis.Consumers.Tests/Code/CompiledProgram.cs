using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chrysalis.Consumers.Tests.Code;

/// <summary>A program of one file, compiled against the libraries as a user's project would be, and run in this process.</summary>
internal sealed class CompiledProgram
{
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Chrysalis.Consumers", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation compilation;

    /// <param name="code">The program; lines that begin with <c>#:</c> are for <c>dotnet run</c>.</param>
    public CompiledProgram(string code)
    {
        string program = string.Join('\n', code.Split('\n').Select(line => line.StartsWith("#:", StringComparison.Ordinal) ? "" : line));
        compilation = CSharpCompilation.Create(
            $"Sample{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, Parsing), CSharpSyntaxTree.ParseText(program, Parsing)], References,
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>What the compiler objects to, warnings included; a line each.</summary>
    public IReadOnlyList<string> Problems => [.. compilation.GetDiagnostics()
        .Where(found => found.Severity >= DiagnosticSeverity.Warning)
        .Select(found => $"line {found.Location.GetLineSpan().StartLinePosition.Line + 1}: {found.Id} {found.GetMessage()}")];

    /// <summary>Runs it in a folder and gives what it printed. Console and current folder are the process's: one at a time.</summary>
    public string Run(string folder, params string[] arguments)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        MethodInfo entry = Assembly.Load(image.ToArray()).EntryPoint!;
        (TextWriter console, string current) = (Console.Out, Environment.CurrentDirectory);
        using var printed = new StringWriter();
        try
        {
            Console.SetOut(printed);
            Environment.CurrentDirectory = folder;
            object? code = entry.Invoke(null, entry.GetParameters().Length == 0 ? null : [arguments]);
            Assert.True(code is null or 0, $"exit code {code}");
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = current;
        }

        return printed.ToString().ReplaceLineEndings("\n");
    }
}
